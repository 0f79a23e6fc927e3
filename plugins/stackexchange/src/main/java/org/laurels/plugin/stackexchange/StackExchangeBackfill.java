// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.Backfill;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.BackfillOption;
import org.laurels.spi.PluginException;

/** Reads a folder with the XML files of a dump, packed with gzip or not. */
final class StackExchangeBackfill implements Backfill {
  private static final String SITE = "site";

  @Override
  public String name() {
    return "stackexchange";
  }

  @Override
  public String description() {
    return "Reads the unpacked data dump of a Stack Exchange community from a folder.";
  }

  @Override
  public List<BackfillOption> options() {
    return List.of(
        new BackfillOption(
            SITE,
            "Address of the community, such as https://beer.stackexchange.com, for links to its posts"
                + " and people.",
            false,
            null));
  }

  @Override
  public void run(BackfillContext context) {
    Site site = site(context.options().get(SITE));
    new DumpImport(Dump.open(context.location()), site, context).run();
  }

  private static Site site(@Nullable String address) {
    if (address == null) {
      return Site.UNKNOWN;
    }
    if (!address.matches("https?://[^\\s/]{1,200}/?")) {
      throw new PluginException(
          "option " + SITE, "must be an address such as https://beer.stackexchange.com");
    }
    return new Site(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
  }
}
