// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Optional;

/**
 * Finds the codes by which members show that they have an account in a host: {@code laurels-}, then
 * three groups of four letters and digits, such as {@code laurels-7K3F-0QWX-9A2M}. It reads a text
 * once from its beginning to its end, whatever is in it.
 */
public final class ProofCode {
  private static final String PREFIX = "laurels-";
  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 4;
  private static final int LENGTH = PREFIX.length() + GROUPS * (GROUP_LENGTH + 1) - 1;

  private ProofCode() {}

  /**
   * The first code in a text, in whatever case it is written there. Where letters or digits stand
   * close around it, it is no code but a part of another word.
   */
  public static Optional<String> find(String text) {
    for (int at = 0; at + LENGTH <= text.length(); at++) {
      if (isCode(text, at)) {
        return Optional.of(text.substring(at, at + LENGTH));
      }
    }
    return Optional.empty();
  }

  private static boolean isCode(String text, int at) {
    int end = at + LENGTH;
    if (!text.regionMatches(true, at, PREFIX, 0, PREFIX.length())
        || isWord(text, at - 1)
        || isWord(text, end)) {
      return false;
    }
    for (int i = at + PREFIX.length(); i < end; i++) {
      boolean isDash = (i - at - PREFIX.length()) % (GROUP_LENGTH + 1) == GROUP_LENGTH;
      char found = text.charAt(i);
      if (isDash ? found != '-' : !isLetter(found)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isLetter(char found) {
    return (found >= 'a' && found <= 'z')
        || (found >= 'A' && found <= 'Z')
        || (found >= '0' && found <= '9');
  }
}
