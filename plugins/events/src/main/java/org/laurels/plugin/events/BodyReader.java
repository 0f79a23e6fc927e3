// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body of JSON, bounded in depth and in every length, to maps, lists and texts. Numbers
 * stay as they were written: an id of 20 digits keeps them all, and 7 and "7" are the same.
 */
public final class BodyReader {
  public static final int NESTING_MAX = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING_MAX)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .maxStringLength(1_000_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private BodyReader() {}

  /** A body that is an object. A value is a text, a map, a list, or nothing for null. */
  public static Map<String, Object> read(byte[] body) throws IOException {
    return whole(body, JsonToken.START_OBJECT, "object", BodyReader::object);
  }

  /** A body that is a list. */
  public static List<Object> readList(byte[] body) throws IOException {
    return whole(body, JsonToken.START_ARRAY, "list", BodyReader::array);
  }

  private interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  private static <T> T whole(byte[] body, JsonToken start, String what, Reading<T> reading)
      throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != start) {
        throw new IOException("the body is no JSON " + what);
      }
      T read = reading.of(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is something after the JSON " + what);
      }
      return read;
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser).ifPresent(value -> object.put(name, value));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      // A null keeps its place, so that what follows keeps its number.
      array.add(value(parser).orElse(Map.of()));
    }
    return array;
  }

  private static Optional<Object> value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> Optional.of(object(parser));
      case START_ARRAY -> Optional.of(array(parser));
      case VALUE_NULL -> Optional.empty();
      default -> Optional.of(parser.getText());
    };
  }
}
