// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a signed link leads: never out of the community, whatever it asks for. */
public final class LandingPath {
  /** No backslash, no quote, no control character, nothing that is not ASCII. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/%?=&+,:@-]*");

  private LandingPath() {}

  /** A path of this community; its home where the wish is empty or leads elsewhere. */
  public static String of(String community, String wish) {
    String home = "/c/" + community;
    String path = wish.startsWith("/") ? wish : home + "/" + wish;
    return !wish.isEmpty() && isBelow(home, path) ? path : home;
  }

  private static boolean isBelow(String home, String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    boolean inside =
        path.equals(home) || path.startsWith(home + "/") || path.startsWith(home + "?");
    return inside
        && PLAIN.matcher(path).matches()
        && !path.contains("//")
        && !path.contains("..")
        && !lower.contains("%2e")
        && !lower.contains("%2f")
        && !lower.contains("%5c");
  }
}
