// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Compares with a file of expected text. What came out is left in {@code target/golden}, to be
 * looked at and, if it is right, copied over.
 */
public final class GoldenText {
  private GoldenText() {}

  /** The text of a resource beside a test. */
  public static String of(Class<?> test, String name) {
    try (InputStream stream = test.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails where they differ. */
  public static void compare(Class<?> test, String name, String actual) throws IOException {
    Path copy = Path.of("target/golden", name);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    Files.writeString(copy, actual);
    assertThat(actual).as("%s, see %s", name, copy).isEqualTo(of(test, name));
  }
}
