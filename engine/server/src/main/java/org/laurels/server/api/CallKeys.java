// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.laurels.core.wallet.Call;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;

/** Reads by what name a caller calls a call, and takes a fingerprint of what is asked. */
public final class CallKeys {
  static final String HEADER = "Idempotency-Key";

  private static final int KEY_LENGTH_MAX = 190;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

  private CallKeys() {}

  /**
   * The key of a request.
   *
   * @throws ProblemException if there is none, or more than one, or it is no good one
   */
  static String key(ContainerRequestContext request) {
    List<String> keys = request.getHeaders().get(HEADER);
    if (keys == null || keys.isEmpty()) {
      throw wrong(
          "Credits move only for calls with the header Idempotency-Key, so that a call that is sent"
              + " again moves nothing again.");
    }
    String key = keys.get(0);
    if (keys.size() > 1 || key.length() > KEY_LENGTH_MAX || !KEY.matcher(key).matches()) {
      throw wrong("The key has 1 to " + KEY_LENGTH_MAX + " printable characters of ASCII.");
    }
    return key;
  }

  private static ProblemException wrong(String detail) {
    return new ProblemException(
        ErrorCode.KEY_NEEDED, Problem.of(ErrorCode.KEY_NEEDED, detail).at(HEADER));
  }

  /** The call of a request with this body. */
  static Call call(ContainerRequestContext request, String scope, String key, JsonNode body) {
    String asked =
        request.getMethod() + "\n" + request.getUriInfo().getPath() + "\n" + canonical(body);
    return new Call(scope, key, fingerprint(asked));
  }

  /** The same for bodies that say the same in another order or with other blanks. */
  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> sorted.set(name, canonical(node.get(name))));
      return sorted;
    }
    if (node.isArray()) {
      ArrayNode same = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> same.add(canonical(each)));
      return same;
    }
    return node;
  }

  /** Stands for what was asked, however long that is. */
  public static String fingerprint(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
