// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import org.jspecify.annotations.Nullable;

/**
 * A plugin cannot go on, for a reason that the operator can mend: a missing file, an input that is
 * cut short, an answer that makes no sense. The message is shown to the operator as it is. Any
 * other exception of a plugin is taken for a bug in it.
 */
public class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;

  /**
   * A reason to give up that comes from no other exception.
   *
   * @param place where, such as {@code Votes.xml:12} or an address
   * @param problem what is wrong there
   */
  public PluginException(String place, String problem) {
    this(place, problem, null);
  }

  public PluginException(String place, String problem, @Nullable Throwable cause) {
    super(place + ": " + problem, cause);
    this.place = place;
  }

  /** Where it went wrong; the message begins with it. */
  public String place() {
    return place;
  }
}
