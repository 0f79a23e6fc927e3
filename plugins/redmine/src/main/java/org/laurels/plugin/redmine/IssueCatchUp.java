// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.laurels.plugin.events.Cleaning;
import org.laurels.spi.CatchUp;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;

/**
 * Reads issues in the order they were changed last, each with all its journals. The cursor is the
 * moment of change up to which all is read. Forums have no REST interface: their history is told by
 * the sender's own {@code laurels:backfill}. What was deleted cannot be asked for.
 */
final class IssueCatchUp implements CatchUp {
  private static final int PAGE = 100;
  private static final String BEGINNING = "1970-01-01T00:00:00Z";

  private final RedmineAccess access;

  IssueCatchUp(RedmineAccess access) {
    this.access = access;
  }

  @Override
  public void run(CatchUpContext context) {
    new Reading(context).run();
  }

  /** One run, with what it has learnt of statuses and projects. */
  private final class Reading {
    private final CatchUpContext context;
    private final HostCalls calls;
    private final Map<String, Boolean> isPublic = new HashMap<>();
    private final Map<String, Boolean> isGuest = new HashMap<>();

    Reading(CatchUpContext context) {
      this.context = context;
      this.calls = context.calls();
    }

    void run() {
      IssueEvents events = new IssueEvents(access, closed(), this::isGuest);
      String from = context.cursor().orElse(BEGINNING);
      int offset = 0;
      List<Json> page;
      do {
        page = page(from, offset);
        for (Json issue : page) {
          if (context.stopRequested()) {
            return;
          }
          tell(issue, events);
        }
        String last = page.isEmpty() ? from : page.get(page.size() - 1).needed("updated_on");
        // Many issues of one second are paged through; later ones move the cursor instead, since
        // whoever changes an issue meanwhile takes it out of its page.
        offset = last.equals(from) ? offset + page.size() : 0;
        from = last;
        context.reached(from);
      } while (page.size() == PAGE);
    }

    private List<Json> page(String from, int offset) {
      String path =
          "/issues.json?status_id=*&sort=updated_on,id&limit="
              + PAGE
              + "&offset="
              + offset
              + "&updated_on="
              + URLEncoder.encode(">=" + from, UTF_8);
      return read(path).list("issues");
    }

    private void tell(Json issue, IssueEvents events) {
      if (issue.isTrue("is_private") || !isPublic(issue.the("project").needed("id"))) {
        context.skip("issues that are private or in a private project");
        return;
      }
      String path = "/issues/" + issue.needed("id") + ".json";
      HostResponse answer = access.get(calls, path + "?include=journals");
      if (answer.status() == 404) {
        context.skip("issues that were deleted meanwhile");
        return;
      }
      events.of(body(path, answer).the("issue")).forEach(context::offer);
    }

    private boolean isPublic(String project) {
      return isPublic.computeIfAbsent(
          project, id -> read("/projects/" + id + ".json").the("project").isTrue("is_public"));
    }

    /** Tells of those whom it meets for the first time. */
    private boolean isGuest(Json person) {
      String id = person.needed("id");
      Boolean known = isGuest.get(id);
      if (known != null) {
        return known;
      }
      String path = "/users/" + id + ".json";
      HostResponse answer = access.get(calls, path);
      // A guest has no page or no login, as the version goes.
      boolean guest = answer.status() == 404;
      if (!guest) {
        Json user = body(path, answer).the("user");
        guest = user.text("login").orElse("").isEmpty();
        if (!guest) {
          context.offer(joined(id, person, user));
        }
      }
      isGuest.put(id, guest);
      return guest;
    }

    private static SourceEvent joined(String id, Json person, Json user) {
      String name = person.text("name").map(Cleaning::shown).orElse("");
      return SourceEvent.builder(
              "user:" + id, SourceEventTypes.MEMBER_JOINED, IssueEvents.time(user, "created_on"))
          .actor(id)
          .attributes(name.isEmpty() ? Map.of() : Map.of("name", name))
          .build();
    }

    private Map<String, String> closed() {
      return read("/issue_statuses.json").list("issue_statuses").stream()
          .filter(each -> each.isTrue("is_closed"))
          .collect(Collectors.toMap(each -> each.needed("id"), each -> each.needed("name")));
    }

    private Json read(String path) {
      return body(path, access.get(calls, path));
    }

    private Json body(String path, HostResponse answer) {
      if (answer.status() == 429 || answer.status() >= 500) {
        throw new HostUnreachableException(path + ": Redmine answered " + answer.status());
      }
      if (!answer.isSuccess()) {
        throw new PluginException(path, "Redmine answered " + answer.status());
      }
      return RedmineAccess.read(path, answer);
    }
  }
}
