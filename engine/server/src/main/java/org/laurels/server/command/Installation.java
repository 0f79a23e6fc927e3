// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.expression.Suggestion;
import org.laurels.server.Wiring;
import org.laurels.server.host.PluginApprovals;
import org.laurels.server.host.PluginHost;

/** Which database the command works on, and with which key. */
final class Installation {
  static final String VARIABLE = "LAURELS_DATABASE_URL";
  static final String KEY_VARIABLE = "LAURELS_KEY_FILE";

  private static final String EMBEDDED = "jdbc:h2:file:";
  private static final String IN_FOLDER = EMBEDDED + "./";
  private static final int IN_USE = 90020;

  private final Surroundings surroundings;

  /** The option {@code --database}; null where it was not given. */
  @Nullable String url;

  /** The option {@code --key-file}; null where it was not given. */
  @Nullable String keyFile;

  Installation(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The address, with a relative folder made the caller's. */
  String address() {
    String said =
        url != null
            ? url
            : surroundings.environment().getOrDefault(VARIABLE, IN_FOLDER + "data/laurels");
    String inFolder = said.startsWith("jdbc:h2:./") ? EMBEDDED + said.substring(8) : said;
    if (!inFolder.startsWith(IN_FOLDER)) {
      return said;
    }
    String rest = inFolder.substring(IN_FOLDER.length());
    int settings = rest.indexOf(';');
    String file = settings < 0 ? rest : rest.substring(0, settings);
    return EMBEDDED + surroundings.path(file) + (settings < 0 ? "" : rest.substring(settings));
  }

  /** Opens it; the caller closes it. */
  Wiring open() {
    return open(address(), keyFile());
  }

  /** Where the operator's own plugins lie; those of the distribution are elsewhere. */
  Path pluginFolder() {
    return keyFile().resolveSibling("plugins");
  }

  PluginApprovals approvals() {
    return new PluginApprovals(keyFile().resolveSibling("approved-plugins.sha256"));
  }

  /** Loads the plugins; the caller closes them. */
  PluginHost plugins() {
    return PluginHost.open(surroundings.dist().resolve("plugins"), pluginFolder(), approvals());
  }

  private Path keyFile() {
    return surroundings.path(
        keyFile != null
            ? keyFile
            : surroundings.environment().getOrDefault(KEY_VARIABLE, Wiring.KEY_FILE.toString()));
  }

  Wiring open(String address, Path key) {
    makeFolder(address);
    try {
      return Wiring.open(address, surroundings.clock(), key);
    } catch (StoreUnavailableException e) {
      if (inUse(e)) {
        throw new CommandFailure(
            "the database "
                + bare(address)
                + " is in use by another process, such as a running 'serve' or 'import';"
                + " the embedded database lets in one at a time",
            e);
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private static void makeFolder(String address) {
    if (!address.startsWith(EMBEDDED + "/")) {
      return;
    }
    Path folder = Path.of(bare(address).substring(EMBEDDED.length())).getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot make the folder " + folder + " of the database: " + e, e);
    }
  }

  private static String bare(String address) {
    int settings = address.indexOf(';');
    return settings < 0 ? address : address.substring(0, settings);
  }

  private static boolean inUse(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
        return true;
      }
    }
    return false;
  }

  /** The community of that name, or a failure that names what there is. */
  static Community community(Wiring wiring, String name) {
    return wiring
        .communities()
        .find(name)
        .orElseThrow(
            () -> {
              List<String> names =
                  wiring.communities().all().stream().map(Community::name).toList();
              Optional<String> meant = Suggestion.nearest(name, names);
              String hint =
                  meant
                      .map(near -> ", did you mean '" + near + "'?")
                      .orElse(
                          names.isEmpty()
                              ? "; there is none in " + wiring.database().url()
                              : "; there are: " + String.join(", ", names));
              return new WrongUsage("no community is called '" + name + "'" + hint);
            });
  }
}
