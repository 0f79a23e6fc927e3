// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.seed;

import java.util.Map;

/** What a host says of somebody who joins. */
final class Profiles {
  private Profiles() {}

  static Map<String, String> of(Person person) {
    return person.part() == Part.EMPLOYEE
        ? Map.of("name", person.name(), "kind", "employee", "teams", "staff")
        : Map.of("name", person.name(), "kind", "customer");
  }
}
