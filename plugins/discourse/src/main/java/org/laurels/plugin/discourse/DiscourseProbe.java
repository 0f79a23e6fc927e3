// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.Probe;

/** Tries address and key out, and whether the forum can tell of solutions. */
final class DiscourseProbe implements Probe {
  private static final String SOLVED = "discourse-solved";

  private final Forum forum;
  private final Settings settings;

  DiscourseProbe(Forum forum, Settings settings) {
    this.forum = forum;
    this.settings = settings;
  }

  @Override
  public List<Finding> run(HostCalls calls) {
    List<Finding> findings = new ArrayList<>();
    HostResponse info = calls.send(HostRequest.of("GET", settings.url() + "/site/basic-info.json"));
    Optional<String> title = said(info).flatMap(site -> site.text("title"));
    if (title.isEmpty()) {
      findings.add(
          new Finding(
              false,
              "at the address there is no Discourse (it answered "
                  + info.status()
                  + "); give the address that people open, without a path"));
      return findings;
    }
    findings.add(new Finding(true, "the forum answers; it is called '" + title.get() + "'"));
    HostResponse admin = calls.send(forum.get("/admin/plugins.json"));
    Optional<Said> plugins = said(admin);
    if (plugins.isEmpty()) {
      findings.add(
          new Finding(
              false,
              "the API key is not good or '"
                  + forum.key().username()
                  + "' is no admin (the forum answered "
                  + admin.status()
                  + "); make a key for all scopes under Admin > API"));
      return findings;
    }
    findings.add(new Finding(true, "the API key is good for what admins do"));
    findings.add(solved(plugins.get()));
    for (String group : new TreeSet<>(settings.groups().values())) {
      HostResponse answer = calls.send(forum.get("/groups/" + Writing.part(group) + ".json"));
      boolean there = answer.isSuccess();
      if (findings.size() < FINDINGS_MAX) {
        findings.add(
            new Finding(
                there,
                there
                    ? "the group '" + group + "' is there"
                    : "there is no group '" + group + "'; make it, or change the field groups"));
      }
    }
    return findings;
  }

  private static Finding solved(Said plugins) {
    boolean on =
        plugins.objects("plugins").stream()
            .filter(
                plugin ->
                    plugin.text("id").filter(SOLVED::equals).isPresent()
                        || plugin.text("name").filter(SOLVED::equals).isPresent())
            .anyMatch(plugin -> plugin.flag("enabled"));
    return new Finding(
        on,
        on
            ? "the plugin Solved is on, so solutions are told"
            : "the plugin Solved is off, so no solution is told; switch it on under Admin > Plugins");
  }

  private static Optional<Said> said(HostResponse response) {
    if (!response.isSuccess()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Forum.said(response));
    } catch (UnusableBodyException e) {
      return Optional.empty();
    }
  }
}
