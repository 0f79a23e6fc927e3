// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.laurels.plugin.events.BodyReader;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.PluginException;

/** Redmine's REST interface as an administrator's key opens it. Immutable; tells nobody the key. */
final class RedmineAccess {
  private static final JsonFactory JSON = new JsonFactory();

  private final String base;
  private final String key;

  RedmineAccess(String url, String key) {
    this.base = url.replaceFirst("/+$", "");
    this.key = key;
  }

  /** What a body of JSON is made of. */
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** The whole address of a path that begins with a slash. */
  String address(String path) {
    return base + path;
  }

  HostResponse get(HostCalls calls, String path) {
    return send(calls, HostRequest.of("GET", address(path)));
  }

  HostResponse delete(HostCalls calls, String path) {
    return send(calls, HostRequest.of("DELETE", address(path)));
  }

  HostResponse send(HostCalls calls, String method, String path, Writing body) {
    return send(calls, HostRequest.of(method, address(path)).withJson(json(body)));
  }

  private HostResponse send(HostCalls calls, HostRequest request) {
    return calls.send(request.with("X-Redmine-API-Key", key).with("Accept", "application/json"));
  }

  private static String json(Writing body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      body.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a text takes everything", e);
    }
    return text.toString();
  }

  /**
   * The object that an answer holds under a name.
   *
   * @throws PluginException if it holds none, naming the path
   */
  static Json read(String path, HostResponse response) {
    try {
      return new Json(path, BodyReader.read(response.body()));
    } catch (IOException e) {
      throw new PluginException(path, "what Redmine answered is no JSON object", e);
    }
  }
}
