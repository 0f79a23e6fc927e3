// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

/**
 * Shows the rank in a custom field of the user. Written only where it is another, since RT keeps a
 * history of users. RT answers 200 also to what it did not do, so it is asked again afterwards.
 */
final class RankOutlet implements Outlet {
  private static final String WHAT = "showing the rank";

  private final Rest rest;
  private final String field;
  private final Map<String, String> values;

  /**
   * An outlet.
   *
   * @param field the custom field's name
   * @param values what is shown for a rank's id, where that is not its name
   */
  RankOutlet(Rest rest, String field, Map<String, String> values) {
    this.rest = rest;
    this.field = field;
    this.values = Map.copyOf(values);
  }

  @Override
  public Delivery deliver(HostCalls calls, StandingChange change) {
    HostStanding wanted = change.wanted();
    if (!wanted.identity().matches("[0-9]{1,18}")) {
      return new Delivery.Refused(wanted.identity() + " is no number of an RT user");
    }
    String path = "/user/" + wanted.identity();
    HostStanding.Rank rank = wanted.rank();
    String value = rank == null ? "" : values.getOrDefault(rank.id(), rank.name());

    HostResponse user = rest.get(calls, path, Map.of());
    if (!user.isSuccess()) {
      return failed(user);
    }
    Optional<String> shown = shown(path, user);
    if (shown.isEmpty()) {
      return new Delivery.Later(
          "RT shows no custom field '" + field + "' of users; see README.md, install and rights",
          null);
    }
    if (shown.get().equals(value)) {
      return new Delivery.Done();
    }
    HostResponse written = rest.put(calls, path, written(value));
    if (!written.isSuccess()) {
      return failed(written);
    }
    HostResponse again = rest.get(calls, path, Map.of());
    if (!again.isSuccess()) {
      return failed(again);
    }
    if (shown(path, again).equals(Optional.of(value))) {
      return new Delivery.Done();
    }
    String said = written.text();
    return said.contains("Permission Denied")
        ? new Delivery.Later("the user may not write the field; see README.md, rights", null)
        : new Delivery.Refused("RT did not take '" + value + "' for the field '" + field + "'");
  }

  /** Not being let in is no one person's fault: all wait until the operator has mended it. */
  private static Delivery failed(HostResponse response) {
    int status = response.status();
    return status == 401 || status == 403
        ? new Delivery.Later(WHAT + ": RT does not let the user in (" + status + ")", null)
        : Delivery.of(WHAT, response);
  }

  /** The field's value, perhaps empty; nothing where the user has no such field. */
  private Optional<String> shown(String path, HostResponse user) {
    return Rest.objects(Rest.object(path, user), "CustomFields").stream()
        .filter(each -> Rest.text(each, "name").filter(field::equalsIgnoreCase).isPresent())
        .findFirst()
        .map(each -> each.get("values") instanceof List<?> list ? list : List.of())
        .map(list -> list.isEmpty() ? "" : String.valueOf(list.get(0)));
  }

  private String written(String value) {
    return Rest.json(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("CustomFields");
          if (value.isEmpty()) {
            json.writeNullField(field);
          } else {
            json.writeStringField(field, value);
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
