// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.Probe;

/** Tries out whether RT lets us in, and whether its user may do what is needed. */
final class RequestTrackerProbe implements Probe {
  private static final String EXTENSION = "RT::Extension::Laurels";

  private final Rest rest;
  private final String field;

  RequestTrackerProbe(Rest rest, String field) {
    this.rest = rest;
    this.field = field;
  }

  @Override
  public List<Finding> run(HostCalls calls) {
    HostResponse version = rest.get(calls, "/rt", Map.of());
    if (version.status() == 401) {
      return List.of(
          new Finding(false, "RT does not let the user in: check user and password, or the token"));
    }
    if (!version.isSuccess()) {
      return List.of(
          new Finding(
              false,
              "RT answered "
                  + version.status()
                  + " to /REST/2.0/rt: check that url is where RT 5 is, with its path"));
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> answer = Rest.object("/rt", version);
    findings.add(new Finding(true, "RT " + Rest.text(answer, "Version").orElse("") + " answers"));
    if (answer.get("Plugins") instanceof List<?> plugins) {
      findings.add(extension(plugins.contains(EXTENSION)));
    }
    findings.add(users(calls));
    findings.add(transactions(calls));
    findings.add(customField(calls));
    return List.copyOf(findings);
  }

  private static Finding extension(boolean there) {
    return there
        ? new Finding(true, EXTENSION + " is installed")
        : new Finding(false, EXTENSION + " is not installed: without it nothing is sent");
  }

  /** RT tells the names of others only to those who may administer users. */
  private Finding users(HostCalls calls) {
    return found(calls, "/user/1", Map.of()).filter(user -> user.containsKey("Name")).isPresent()
        ? new Finding(true, "The user may read and change users")
        : new Finding(false, "The user may not read users: grant it AdminUsers, globally");
  }

  private Finding transactions(HostCalls calls) {
    Optional<Map<String, Object>> one =
        found(
            calls,
            TransactionCatchUp.PATH,
            Map.of("query", HistoryFacts.TICKETS_ONLY, "per_page", "1"));
    return one.filter(answer -> !Rest.objects(answer, "items").isEmpty()).isPresent()
        ? new Finding(true, "Transactions of tickets can be read")
        : new Finding(
            false,
            "No transaction of a ticket can be read: grant the user SeeQueue and ShowTicket,"
                + " globally, unless there is no ticket yet");
  }

  private Finding customField(HostCalls calls) {
    String query =
        Rest.json(
            json -> {
              json.writeStartArray();
              for (String[] each : new String[][] {{"Name", field}, {"LookupType", "RT::User"}}) {
                json.writeStartObject();
                json.writeStringField("field", each[0]);
                json.writeStringField("value", each[1]);
                json.writeEndObject();
              }
              json.writeEndArray();
            });
    return found(calls, "/customfields", Map.of("query", query))
            .filter(answer -> !Rest.objects(answer, "items").isEmpty())
            .isPresent()
        ? new Finding(true, "Users have the custom field '" + field + "'")
        : new Finding(
            false,
            "There is no custom field '"
                + field
                + "' of users that can be seen: load etc/initialdata of the extension, and grant"
                + " the user SeeCustomField and ModifyCustomField, globally");
  }

  private Optional<Map<String, Object>> found(
      HostCalls calls, String path, Map<String, String> parameters) {
    HostResponse response = rest.get(calls, path, parameters);
    return response.isSuccess() ? Optional.of(Rest.object(path, response)) : Optional.empty();
  }
}
