// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.Locale;

/**
 * Who a member is, in short.
 *
 * @param rank empty where there is none
 * @param address of the member's page; empty where it is not open to the reader
 */
public record MemberHead(String name, String rank, String address, String initial) {
  /** The first letter of a name. */
  static String initial(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
