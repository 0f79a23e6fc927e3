// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.community;

import java.util.regex.Pattern;

/**
 * A tenant: everything belongs to one.
 *
 * @param id number of the community, unique in the installation
 * @param name how people and addresses name it
 */
public record Community(int id, String name) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public Community {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a community's name has 1 to 63 small letters, digits and hyphens: " + name);
    }
  }

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
