// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugins that the operator has approved, each by the SHA-256 of its jar, in a file as {@code
 * sha256sum} writes it. It lies beside the installation's key and not in the plugins folder: who
 * can only put jars there runs nothing.
 */
public final class PluginApprovals {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path file;

  /** The approvals in this file, which need not be there yet. */
  public PluginApprovals(Path file) {
    this.file = file;
  }

  /** An approved jar. */
  private record Approval(String sha256, String name) {}

  /** Whether a jar of this hash may be loaded. */
  public boolean isApproved(String sha256) {
    return all().stream().anyMatch(each -> each.sha256().equals(sha256));
  }

  /** Approves a hash, which is remembered under the jar's name; an earlier one of it is dropped. */
  public void approve(String sha256, String name) {
    String hash = sha256.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(hash).matches() || name.lines().count() != 1) {
      throw new IllegalArgumentException("a SHA-256 is 64 hexadecimal digits");
    }
    List<Approval> left = allBut(name);
    left.add(new Approval(hash, name));
    write(left);
  }

  /** Takes the approval of a jar back; false where there is none. */
  public boolean withdraw(String name) {
    List<Approval> left = allBut(name);
    if (left.size() == all().size()) {
      return false;
    }
    write(left);
    return true;
  }

  private List<Approval> allBut(String name) {
    List<Approval> left = new ArrayList<>(all());
    left.removeIf(each -> each.name().equals(name));
    return left;
  }

  private List<Approval> all() {
    List<Approval> all = new ArrayList<>();
    try {
      if (Files.isRegularFile(file)) {
        for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          Matcher line = LINE.matcher(text);
          if (line.matches()) {
            all.add(new Approval(line.group(1), line.group(2)));
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + file, e);
    }
    return all;
  }

  /** Whole or not at all, so that a crash takes no approval away. */
  private void write(List<Approval> approvals) {
    StringBuilder text = new StringBuilder();
    approvals.forEach(
        each -> text.append(each.sha256()).append("  ").append(each.name()).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          fresh,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot write " + file, e);
    }
  }
}
