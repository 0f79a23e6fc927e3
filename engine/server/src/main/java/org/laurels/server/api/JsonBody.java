// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Reads a request's body as JSON within limits: of bytes, depth, texts and numbers. */
final class JsonBody {
  static final int BYTES_MAX = 4 * 1024 * 1024;
  private static final int DEPTH_MAX = 32;
  private static final int TEXT_LENGTH_MAX = 16_384;
  private static final int NAME_LENGTH_MAX = 256;
  private static final int NUMBER_LENGTH_MAX = 100;

  /** A field of a connection may hold a whole mapping. */
  private static final int LONG_TEXT_LENGTH_MAX = 200_000;

  private static final ObjectMapper MAPPER = mapper(TEXT_LENGTH_MAX);
  private static final ObjectMapper LONG_TEXTS = mapper(LONG_TEXT_LENGTH_MAX);

  private JsonBody() {}

  private static ObjectMapper mapper(int textLengthMax) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxStringLength(textLengthMax)
                        .maxNameLength(NAME_LENGTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  /**
   * The body as a tree.
   *
   * @throws ProblemException if it is too large or not JSON, with line and column
   */
  static JsonNode read(InputStream body) throws IOException {
    return read(MAPPER, body);
  }

  /** The same, of a body whose texts may be long. */
  static JsonNode readLongTexts(InputStream body) throws IOException {
    return read(LONG_TEXTS, body);
  }

  private static JsonNode read(ObjectMapper mapper, InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw tooLarge();
    }
    try {
      JsonNode tree = mapper.readTree(bytes);
      if (tree.isMissingNode()) {
        throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is empty.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      // Of bytes in memory only their encoding can fail to be read.
      throw new ProblemException(ErrorCode.MALFORMED_JSON, "The body is not UTF-8.");
    }
  }

  /** What is answered to a body that is too large. */
  static ProblemException tooLarge() {
    return new ProblemException(
        ErrorCode.BODY_TOO_LARGE,
        "At most " + BYTES_MAX + " bytes are taken. Send the events in several requests.");
  }

  private static ProblemException malformed(JsonProcessingException e) {
    Problem problem = Problem.of(ErrorCode.MALFORMED_JSON, firstLine(e.getOriginalMessage()));
    JsonLocation location = e.getLocation();
    return new ProblemException(
        ErrorCode.MALFORMED_JSON,
        location == null ? problem : problem.at(location.getLineNr(), location.getColumnNr()));
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
