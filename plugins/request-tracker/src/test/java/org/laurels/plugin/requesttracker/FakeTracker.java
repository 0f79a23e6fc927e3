// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;

/** REST2 as RT 5.0.3 answers, as far as it is asked here; answers have the shape of real ones. */
final class FakeTracker implements HostCalls {
  private static final String BASE = "https://rt.example.org/rt/REST/2.0";
  private static final Pattern AFTER = Pattern.compile("id > ([0-9]+)");
  private static final Pattern BEFORE = Pattern.compile("ObjectId = ([0-9]+) .* id < ([0-9]+)");

  /** A line of history. */
  record Line(long id, String type, long ticket, String before, String after, long creator) {}

  final List<Line> history = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final Map<Long, String> users = new TreeMap<>();
  final Map<Long, String> ranks = new HashMap<>();
  boolean writable = true;
  boolean fieldThere = true;
  boolean rights = true;
  int status = 200;

  FakeTracker() {
    users.put(1L, "RT_System");
    users.put(14L, "anna");
    users.put(27L, "bo@example.test");
  }

  @Override
  public HostResponse send(HostRequest request) {
    asked.add(request.method() + " " + request.url().replace(BASE, ""));
    String basic = "Basic bGF1cmVsczpwYXNzIHdvcmQ=";
    if (!basic.equals(request.headers().get("Authorization"))) {
      return answer(401, "{\"message\":\"Unauthorized\"}");
    }
    if (status != 200) {
      return answer(status, "{\"message\":\"no\"}");
    }
    URI uri = URI.create(request.url());
    String path = uri.getPath().substring(URI.create(BASE).getPath().length());
    Map<String, String> query = query(uri.getRawQuery());
    if (path.startsWith("/user/")) {
      return user(path.substring("/user/".length()), request);
    }
    return switch (path) {
      case "/rt" -> answer(200, "{\"Version\":\"5.0.3\",\"Plugins\":[\"RT::Extension::Laurels\"]}");
      case "/transactions" -> answer(200, transactions(query));
      case "/queue/1" -> answer(200, "{\"id\":1,\"Name\":\"Support\"}");
      case "/ticket/7" ->
          answer(
              200,
              "{\"id\":7,\"Subject\":\"secret\",\"Queue\":{\"id\":\"1\",\"type\":\"queue\"},"
                  + "\"Requestor\":[{\"id\":\"bo@example.test\",\"type\":\"user\"}]}");
      case "/customfields" ->
          answer(200, fieldThere ? "{\"items\":[{\"id\":\"2\"}]}" : "{\"items\":[]}");
      default -> answer(404, "{\"message\":\"Not Found\"}");
    };
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    if (raw != null) {
      for (String each : raw.split("&")) {
        int equals = each.indexOf('=');
        query.put(
            URLDecoder.decode(each.substring(0, equals), UTF_8),
            URLDecoder.decode(each.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }

  private String transactions(Map<String, String> query) {
    String sql = query.getOrDefault("query", "");
    Matcher after = AFTER.matcher(sql);
    Matcher before = BEFORE.matcher(sql);
    int count = Integer.parseInt(query.get("per_page"));
    List<Line> lines = new ArrayList<>(history);
    if (after.find()) {
      lines.removeIf(line -> line.id() <= Long.parseLong(after.group(1)));
    }
    if (before.find()) {
      lines.removeIf(
          line ->
              line.id() >= Long.parseLong(before.group(2))
                  || line.ticket() != Long.parseLong(before.group(1))
                  || !line.type().equals("Status"));
    }
    lines.sort((a, b) -> Long.compare(a.id(), b.id()));
    if ("DESC".equals(query.get("order"))) {
      java.util.Collections.reverse(lines);
    }
    return "{\"count\":1,\"items\":["
        + String.join(",", lines.stream().limit(count).map(FakeTracker::transaction).toList())
        + "]}";
  }

  private static String transaction(Line line) {
    return """
        {"type":"transaction","id":"%d","Type":"%s","ObjectId":"%d","OldValue":"%s",
         "NewValue":"%s","Created":"2026-05-01T12:00:%02dZ","Creator":{"id":%d,"type":"user"}}
        """
        .formatted(
            line.id(),
            line.type(),
            line.ticket(),
            line.before(),
            line.after(),
            line.id() % 60,
            line.creator());
  }

  private HostResponse user(String name, HostRequest request) {
    Long id =
        users.entrySet().stream()
            .filter(
                each ->
                    name.matches("[0-9]+")
                        ? each.getKey() == Long.parseLong(name)
                        : each.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (id == null) {
      return answer(404, "{\"message\":\"Not Found\"}");
    }
    if (request.method().equals("PUT")) {
      Matcher value =
          Pattern.compile("\\{\"CustomFields\":\\{\"Laurels rank\":(?:\"(.*)\"|null)}}")
              .matcher(new String(request.body(), UTF_8));
      if (!value.matches()) {
        return answer(400, "{}");
      }
      if (!writable) {
        return answer(200, "[\"Permission Denied\"]");
      }
      ranks.put(id, value.group(1) == null ? "" : value.group(1).replace("\\\"", "\""));
      return answer(200, "[\"changed\"]");
    }
    if (!rights) {
      return answer(200, "{\"Privileged\":1,\"_hyperlinks\":[]}");
    }
    String rank = ranks.getOrDefault(id, "");
    String values = rank.isEmpty() ? "" : "\"" + rank.replace("\"", "\\\"") + "\"";
    String fields =
        fieldThere
            ? "{\"id\":\"1\",\"name\":\"Other\",\"values\":[\"x\"]},"
                + "{\"id\":\"2\",\"name\":\"Laurels rank\",\"values\":["
                + values
                + "]}"
            : "";
    return answer(
        200,
        "{\"id\":%d,\"Name\":\"%s\",\"Privileged\":%d,\"CustomFields\":[%s]}"
            .formatted(id, users.get(id), id == 14 ? 1 : 0, fields));
  }

  private static HostResponse answer(int status, String body) {
    return new HostResponse(
        status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }
}
