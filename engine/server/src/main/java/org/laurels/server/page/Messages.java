// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of one language, parsed once. Thread-safe. */
final class Messages {
  private static final String FOLDER = "/org/laurels/templates/messages/";
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, read(language));
    }
  }

  private final Map<String, MessageFormat> texts;

  private Messages(Map<String, MessageFormat> texts) {
    this.texts = texts;
  }

  static Messages in(Language language) {
    Messages found = ALL.get(language);
    if (found == null) {
      throw new IllegalStateException("no texts in " + language);
    }
    return found;
  }

  private static Messages read(Language language) {
    String file = FOLDER + "messages_" + language.tag() + ".properties";
    Properties properties = new Properties();
    try (InputStream stream = Messages.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("there is no " + file);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, MessageFormat> texts = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, new MessageFormat(properties.getProperty(key), language.locale()));
    }
    return new Messages(texts);
  }

  Set<String> keys() {
    return Set.copyOf(texts.keySet());
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * The text with these values in its places.
   *
   * @throws IllegalArgumentException if there is no such text: a bug that tests find
   */
  String text(String key, @Nullable Object... values) {
    MessageFormat format = texts.get(key);
    if (format == null) {
      throw new IllegalArgumentException("there is no text '" + key + "'");
    }
    // Formats are not thread-safe, and a copy is cheaper than a lock.
    return ((MessageFormat) format.clone()).format(values);
  }
}
