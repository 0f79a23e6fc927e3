// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;

/** A Redmine with one user, who has one custom field; and whatever else a test has it answer. */
final class FakeRedmine implements HostCalls {
  static final String URL = "https://redmine.example.org";
  static final String KEY = "the-key";

  private static final Pattern MEMBER = Pattern.compile("/groups/(\\d+)/users/5.json");
  private static final Pattern GROUP = Pattern.compile("/groups/(\\d+)/users.json");

  final List<String> calls = new ArrayList<>();
  final Set<String> groups = new TreeSet<>();
  final Map<String, String> answers = new HashMap<>();
  final Map<String, Integer> failures = new HashMap<>();
  String rank = "";

  static RedmineAccess access() {
    return new RedmineAccess(URL + "/", KEY);
  }

  List<String> writes() {
    return calls.stream().filter(call -> !call.startsWith("GET ")).toList();
  }

  @Override
  public HostResponse send(HostRequest request) {
    if (!KEY.equals(request.headers().get("X-Redmine-API-Key"))) {
      return answer(401, "");
    }
    String path = request.url().substring(URL.length());
    String body = new String(request.body(), UTF_8);
    String call = request.method() + " " + path + (body.isEmpty() ? "" : " " + body);
    calls.add(call);
    Integer failure = failures.get(request.method() + " " + path);
    if (failure != null) {
      return answer(failure, "");
    }
    String prepared = answers.get(path);
    return prepared != null ? answer(200, prepared) : answered(request.method(), path, body);
  }

  private HostResponse answered(String method, String path, String body) {
    Matcher member = MEMBER.matcher(path);
    Matcher group = GROUP.matcher(path);
    if (method.equals("GET") && path.startsWith("/users/5.json")) {
      return answer(200, user());
    }
    if (method.equals("PUT") && path.equals("/users/5.json")) {
      rank = body.replaceFirst(".*\"value\":\"", "").replaceFirst("\"}\\]}}$", "");
      return answer(204, "");
    }
    if (method.equals("DELETE") && member.matches()) {
      groups.remove(member.group(1));
      return answer(204, "");
    }
    if (method.equals("POST") && group.matches()) {
      return groups.add(group.group(1)) ? answer(204, "") : answer(422, "{\"errors\":[]}");
    }
    return answer(404, "");
  }

  private String user() {
    String in = String.join("},{", groups.stream().map(id -> "\"id\":" + id).toList());
    return "{\"user\":{\"id\":5,\"login\":\"ada\",\"admin\":false,"
        + "\"custom_fields\":[{\"id\":3,\"name\":\"Rank\",\"value\":\""
        + rank
        + "\"}],\"groups\":["
        + (in.isEmpty() ? "" : "{" + in + "}")
        + "]}}";
  }

  private static HostResponse answer(int status, String body) {
    return new HostResponse(status, Map.of(), body.getBytes(UTF_8));
  }
}
