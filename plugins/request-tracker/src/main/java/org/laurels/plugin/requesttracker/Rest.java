// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.laurels.plugin.events.BodyReader;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;

/**
 * REST2 of one RT. Its text never tells the credentials. Immutable.
 *
 * <p>Source: the documentation of RT::REST2 in RT 5.0.3.
 */
final class Rest {
  private static final JsonFactory JSON = new JsonFactory();

  private final String base;
  private final String authorization;

  private Rest(String base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /**
   * The API of the RT at an address.
   *
   * @param password of the user; without one an authentication token
   */
  static Rest of(String url, Optional<String> user, String password) {
    String authorization =
        user.map(
                name ->
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString((name + ":" + password).getBytes(UTF_8)))
            .orElse("token " + password);
    return new Rest(url.replaceAll("/+$", "") + "/REST/2.0", authorization);
  }

  /** Asks, with parameters by name. */
  HostResponse get(HostCalls calls, String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return calls.send(request("GET", path + (query.isEmpty() ? "" : "?" + query)));
  }

  /** Changes something. */
  HostResponse put(HostCalls calls, String path, String json) {
    return calls.send(request("PUT", path).withJson(json));
  }

  private HostRequest request(String method, String path) {
    return HostRequest.of(method, base + path)
        .with("Authorization", authorization)
        .with("Accept", "application/json");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /**
   * What a history needs, or empty where it is not there or not to be seen.
   *
   * @throws HostUnreachableException if RT cannot answer now
   * @throws PluginException if it does not let us in, or its answer makes no sense
   */
  Optional<Map<String, Object>> find(HostCalls calls, String path, Map<String, String> parameters) {
    HostResponse response = get(calls, path, parameters);
    int status = response.status();
    if (status == 404 || status == 403) {
      return Optional.empty();
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new HostUnreachableException("RT answered " + status + " to " + path);
    }
    if (status == 401) {
      throw new PluginException(path, "RT does not let the user in: check user and password");
    }
    if (!response.isSuccess()) {
      throw new PluginException(path, "RT answered " + status);
    }
    return Optional.of(object(path, response));
  }

  /** An answer that must be an object. */
  static Map<String, Object> object(String path, HostResponse response) {
    try {
      return BodyReader.read(response.body());
    } catch (IOException e) {
      throw new PluginException(path, "RT's answer is no JSON: " + e.getMessage(), e);
    }
  }

  /** The objects of a list in an answer; none where there is no such list. */
  static List<Map<?, ?>> objects(Map<?, ?> answer, String name) {
    return answer.get(name) instanceof List<?> list
        ? list.stream().<Map<?, ?>>mapMulti(Rest::ifObject).toList()
        : List.of();
  }

  private static void ifObject(Object each, java.util.function.Consumer<Map<?, ?>> to) {
    if (each instanceof Map<?, ?> map) {
      to.accept(map);
    }
  }

  /** A text or number of an answer; empty where there is none. */
  static Optional<String> text(Map<?, ?> answer, String name) {
    return answer.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A whole number of an answer; empty where there is none. */
  static Optional<Long> number(Map<?, ?> answer, String name) {
    return text(answer, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  /** What writes JSON. */
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** JSON of our own. */
  static String json(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return requireNonNull(text.toString());
  }

  @Override
  public String toString() {
    return "Rest[" + base + "]";
  }
}
