// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form that moves credits is known by. It is made with the form, so a form that is sent
 * twice, by a double click or a reload, is known again and does nothing twice.
 */
final class FormKey {
  private static final int BYTES = 16;
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private FormKey() {}

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The key that a form was sent with.
   *
   * @throws BadRequestException if it is none that we make
   */
  static String of(@Nullable String sent) {
    if (sent == null || !TEXT.matcher(sent).matches()) {
      throw new BadRequestException();
    }
    return sent;
  }
}
