// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

/** The files of a dump that are read; the others say nothing that is not in these. */
enum DumpTable {
  USERS("Users", true),
  POSTS("Posts", true),
  VOTES("Votes", true),
  COMMENTS("Comments", false),
  HISTORY("PostHistory", false);

  private final String title;
  private final boolean required;

  DumpTable(String title, boolean required) {
    this.title = title;
    this.required = required;
  }

  String fileName() {
    return title + ".xml";
  }

  boolean required() {
    return required;
  }
}
