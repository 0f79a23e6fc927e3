// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies and sends forms as a browser does; follows nothing by itself. */
final class Browser {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  final Map<String, String> cookies = new TreeMap<>();
  private final int port;

  Browser(int port) {
    this.port = port;
  }

  /** What came back. */
  record Page(int status, String location, String text, HttpResponse<String> response) {
    /** The hidden fields of the first form. */
    Map<String, String> fields() {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher hidden = HIDDEN.matcher(text);
      while (hidden.find()) {
        fields.put(hidden.group(1), hidden.group(2).replace("&#39;", "'").replace("&amp;", "&"));
      }
      return fields;
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  Page get(String path) {
    return send(request(path));
  }

  Page post(String path, Map<String, String> fields) {
    return send(form(path, fields).header("Sec-Fetch-Site", "same-origin"));
  }

  HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                each ->
                    URLEncoder.encode(each.getKey(), UTF_8)
                        + "="
                        + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  Page send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Page(
          response.statusCode(),
          response.headers().firstValue("Location").orElse(""),
          response.body(),
          response);
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String cookie) {
    String pair = cookie.split(";", -1)[0];
    int equals = pair.indexOf('=');
    String name = pair.substring(0, equals);
    if (cookie.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(equals + 1));
    }
  }

  /** Follows a signed link and presses the button. */
  Page enter(SignedLink link, String secret) {
    Page arrived = get(link.path(secret));
    return arrived.status() == 200
        ? post("/c/" + link.community() + "/enter", arrived.fields())
        : arrived;
  }

  /** Loads a page with a form and sends it with these fields besides its own. */
  Page fill(String path, Map<String, String> typed) {
    Map<String, String> fields = get(path).fields();
    fields.putAll(typed);
    return post(path.replaceAll("[?].*", ""), fields);
  }
}
