// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.laurels.plugin.events.BodyReader;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;

/**
 * A small Discourse in memory. It answers as the recorded answers of its API are shaped, and where
 * there are none as its serializers are written.
 */
final class FakeForum implements HostCalls {
  static final String KEY = "k";

  final NavigableMap<Long, Post> posts = new TreeMap<>();
  final Map<Long, Account> accounts = new TreeMap<>();
  final Map<Long, Badge> badges = new TreeMap<>();
  final Map<Long, Grant> grants = new TreeMap<>();
  final Map<String, Long> groups = new TreeMap<>();
  final List<String> asked = new ArrayList<>();
  final Deque<HostResponse> instead = new ArrayDeque<>();
  boolean solvedIsOn = true;
  private long last = 100;

  /** A post; topics are what their first posts say. */
  static final class Post {
    final long id;
    final long topic;
    final long number;
    final long user;
    final TreeSet<Long> likers = new TreeSet<>();
    boolean accepted;
    boolean gone;
    boolean hidden;
    String more = "";

    Post(long id, long topic, long number, long user) {
      this.id = id;
      this.topic = topic;
      this.number = number;
      this.user = user;
    }
  }

  /** Somebody's account. */
  static final class Account {
    final String name;
    String title = "";
    final TreeSet<String> groups = new TreeSet<>();

    Account(String name) {
      this.name = name;
    }
  }

  record Badge(String name, String description, String type) {}

  record Grant(long badge, String username) {}

  Post post(long id, long topic, long number, long user) {
    Post post = new Post(id, topic, number, user);
    posts.put(id, post);
    return post;
  }

  @Override
  public HostResponse send(HostRequest request) {
    URI uri = URI.create(request.url());
    String call = request.method() + " " + uri.getPath();
    asked.add(call);
    if (!instead.isEmpty()) {
      return instead.remove();
    }
    if (!request.url().startsWith(Sent.URL + "/")) {
      throw new IllegalArgumentException("no address of the connection: " + request.url());
    }
    boolean known = KEY.equals(request.headers().get("Api-Key"));
    if (!known && !uri.getPath().equals("/site/basic-info.json")) {
      return answer(403, "{\"errors\":[\"not permitted\"]}");
    }
    return request.method().equals("GET")
        ? get(uri.getPath(), query(uri))
        : change(call, values(request));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new TreeMap<>();
    for (String each : String.valueOf(uri.getRawQuery()).split("&", -1)) {
      String[] sides = each.split("=", 2);
      query.put(sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], UTF_8));
    }
    return query;
  }

  private static Map<String, Object> values(HostRequest request) {
    try {
      return request.body().length == 0 ? Map.of() : BodyReader.read(request.body());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static HostResponse answer(int status, String json) {
    return new HostResponse(
        status, Map.of("content-type", "application/json"), json.getBytes(UTF_8));
  }

  private static HostResponse missing() {
    return answer(404, "{\"error_type\":\"not_found\"}");
  }

  private HostResponse get(String path, Map<String, String> query) {
    Matcher part =
        Pattern.compile(
                "/(posts|t|admin/users|user-badges|groups|posts/by_number/[0-9]+)/([^/]+)\\.json")
            .matcher(path);
    if (part.matches()) {
      return one(part.group(1), part.group(2));
    }
    return switch (path) {
      case "/site/basic-info.json" -> answer(200, "{\"title\":\"Help\"}");
      case "/admin/plugins.json" ->
          answer(
              200, "{\"plugins\":[{\"id\":\"discourse-solved\",\"enabled\":" + solvedIsOn + "}]}");
      case "/posts.json" -> answer(200, "{\"latest_posts\":[" + latest(query) + "]}");
      case "/post_action_users.json" -> {
        Post post = posts.get(Long.parseLong(query.get("id")));
        yield answer(
            200,
            post.likers.stream()
                .map(id -> "{\"id\":" + id + ",\"username\":\"user" + id + "\"}")
                .collect(Collectors.joining(",", "{\"post_action_users\":[", "]}")));
      }
      case "/admin/badges.json" -> answer(200, "{\"badges\":[" + badges(badges) + "]}");
      default -> missing();
    };
  }

  private String latest(Map<String, String> query) {
    long before =
        query.containsKey("before")
            ? Long.parseLong(query.get("before"))
            : posts.isEmpty() ? 0 : posts.lastKey();
    return posts.subMap(before - 50, false, before, true).descendingMap().values().stream()
        .filter(post -> !post.gone)
        .map(this::json)
        .collect(Collectors.joining(","));
  }

  private String json(Post post) {
    return """
    {"id":%d,"username":"user%d","created_at":"2026-04-01T10:00:00.000Z","cooked":"<p>x</p>",
    "post_number":%d,"post_type":1,"updated_at":"2026-04-01T10:00:00.000Z","topic_id":%d,
    "topic_slug":"how","topic_title":"How?","category_id":4,"version":1,"raw":"x",
    "actions_summary":[%s],"user_id":%d,"hidden":%s,"deleted_at":%s,"user_deleted":false%s%s}
    """
        .formatted(
            post.id,
            post.user,
            post.number,
            post.topic,
            post.likers.isEmpty() ? "" : "{\"id\":2,\"count\":" + post.likers.size() + "}",
            post.user,
            post.hidden,
            post.gone ? "\"2026-05-01T00:00:00.000Z\"" : "null",
            solvedIsOn ? ",\"accepted_answer\":" + post.accepted : "",
            post.more);
  }

  private HostResponse one(String kind, String name) {
    if (kind.equals("posts")) {
      Post post = posts.get(Long.parseLong(name));
      return post == null ? missing() : answer(200, json(post));
    }
    if (kind.equals("t")) {
      return topic(Long.parseLong(name));
    }
    if (kind.startsWith("posts/by_number/")) {
      long topic = Long.parseLong(kind.substring(16));
      return posts.values().stream()
          .filter(post -> post.topic == topic && post.number == Long.parseLong(name))
          .findFirst()
          .map(post -> answer(200, json(post)))
          .orElseGet(FakeForum::missing);
    }
    return switch (kind) {
      case "admin/users" -> account(Long.parseLong(name));
      case "groups" ->
          groups.containsKey(name)
              ? answer(200, "{\"group\":{\"id\":" + groups.get(name) + "}}")
              : missing();
      default -> held(name);
    };
  }

  private HostResponse topic(long id) {
    List<Post> of = posts.values().stream().filter(post -> post.topic == id).toList();
    if (of.isEmpty()) {
      return missing();
    }
    Post first = of.get(0);
    String solved =
        of.stream()
            .filter(post -> post.accepted)
            .map(post -> ",\"accepted_answer\":{\"post_number\":" + post.number + "}")
            .findFirst()
            .orElse("");
    return answer(
        200,
        """
        {"id":%d,"title":"How?","slug":"how","tags":["wifi"],"category_id":4,"user_id":%d,
        "created_at":"2026-04-01T09:00:00.000Z","archetype":"regular","deleted_at":%s%s,
        "post_stream":{"posts":[%s]}}
        """
            .formatted(
                id,
                first.user,
                first.gone ? "\"2026-05-01T00:00:00.000Z\"" : "null",
                solved,
                of.stream().map(this::json).collect(Collectors.joining(","))));
  }

  private HostResponse account(long id) {
    Account account = accounts.get(id);
    if (account == null) {
      return missing();
    }
    return answer(
        200,
        account.groups.stream()
            .map(group -> "{\"id\":" + groups.get(group) + ",\"name\":\"" + group + "\"}")
            .collect(
                Collectors.joining(
                    ",",
                    "{\"id\":"
                        + id
                        + ",\"username\":\""
                        + account.name
                        + "\",\"title\":\""
                        + account.title.replace("\"", "\\\"")
                        + "\",\"groups\":[",
                    "]}")));
  }

  private HostResponse held(String username) {
    Map<Long, Badge> shown = new TreeMap<>();
    StringBuilder held = new StringBuilder();
    grants.forEach(
        (id, grant) -> {
          if (grant.username().equals(username)) {
            shown.put(grant.badge(), badges.get(grant.badge()));
            held.append(held.isEmpty() ? "" : ",")
                .append("{\"id\":" + id + ",\"badge_id\":" + grant.badge() + "}");
          }
        });
    return answer(
        200, "{\"user_badges\":[" + held + "],\"badges\":[" + badges(shown) + "],\"user\":{}}");
  }

  private static String badges(Map<Long, Badge> some) {
    return some.entrySet().stream()
        .map(
            each ->
                "{\"id\":"
                    + each.getKey()
                    + ",\"name\":\""
                    + each.getValue().name()
                    + "\",\"description\":\""
                    + each.getValue().description().replace("\"", "\\\"")
                    + "\",\"badge_type_id\":"
                    + each.getValue().type()
                    + "}")
        .collect(Collectors.joining(","));
  }

  private HostResponse change(String call, Map<String, Object> values) {
    Matcher group = Pattern.compile("(PUT|DELETE) /groups/([0-9]+)/members.json").matcher(call);
    if (group.matches()) {
      return member(group.group(1), Long.parseLong(group.group(2)), values);
    }
    if (call.startsWith("DELETE /user_badges/")) {
      long id = Long.parseLong(call.replaceAll("[^0-9]", ""));
      return grants.remove(id) == null ? missing() : answer(200, "{\"success\":\"OK\"}");
    }
    if (call.startsWith("PUT /u/")) {
      String name = call.substring(7).replace(".json", "");
      accounts.values().stream()
          .filter(each -> each.name.equals(name))
          .forEach(each -> each.title = (String) values.get("title"));
      return answer(200, "{\"success\":\"OK\"}");
    }
    long id = ++last;
    return switch (call) {
      case "POST /admin/badges.json" -> {
        badges.put(
            id,
            new Badge(
                (String) values.get("name"),
                (String) values.get("description"),
                (String) values.get("badge_type_id")));
        yield answer(200, "{\"badge\":{\"id\":" + id + "}}");
      }
      case "POST /user_badges.json" -> {
        long badge = Long.parseLong((String) values.get("badge_id"));
        grants.put(id, new Grant(badge, (String) values.get("username")));
        yield answer(200, "{\"user_badge\":{\"id\":" + id + "}}");
      }
      default -> missing();
    };
  }

  private HostResponse member(String verb, long group, Map<String, Object> values) {
    String name =
        groups.entrySet().stream()
            .filter(each -> each.getValue() == group)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    for (Account account : accounts.values()) {
      if (account.name.equals(values.get("usernames"))) {
        boolean changed =
            verb.equals("PUT") ? account.groups.add(name) : account.groups.remove(name);
        return answer(changed ? 200 : 422, "{\"success\":\"OK\"}");
      }
    }
    return answer(400, "{}");
  }
}
