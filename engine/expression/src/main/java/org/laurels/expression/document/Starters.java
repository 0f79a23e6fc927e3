// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The starter programmes on the class path, in the templates jar. */
public final class Starters implements Function<String, Optional<String>> {
  private static final String FOLDER = "org/laurels/templates/programmes/";
  private static final String NAMES = FOLDER + "names.txt";

  private final ClassLoader loader;

  /** Makes the starters that this class loader finds. */
  public Starters(ClassLoader loader) {
    this.loader = loader;
  }

  /** Names of all starters, in the order in which they are offered. */
  public List<String> names() {
    return resource(NAMES)
        .map(text -> text.lines().map(String::strip).filter(name -> !name.isEmpty()).toList())
        .orElse(List.of());
  }

  /** The text of a starter, if there is one of that name. */
  @Override
  public Optional<String> apply(String name) {
    return Value.isId(name) ? resource(FOLDER + name + ".yaml") : Optional.empty();
  }

  private Optional<String> resource(String path) {
    try (InputStream stream = loader.getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
