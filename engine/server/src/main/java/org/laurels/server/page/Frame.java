// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.server.access.Viewer;

/**
 * What every page has around it.
 *
 * @param home where the community's home is; empty on a page of no community
 * @param section the part of the community that the page belongs to
 * @param self address of the reader's own page; empty for those who are no member here
 * @param bounties where open bounties are; empty where credits are not spent
 * @param queue where redemptions wait for a person; empty for those who do not decide about them
 * @param budgets where operators see what rules may still cost; empty where there is nothing to see
 * @param books where operators see what credits came to; empty where there are none to see
 * @param isSignedIn whether there is somebody to sign out
 * @param logo address of the logo; empty where the initial stands for it
 * @param files addresses of styles and scripts
 * @param languages this page in the other languages
 */
public record Frame(
    String title,
    String community,
    String home,
    String section,
    String self,
    String bounties,
    String queue,
    String budgets,
    String books,
    boolean isSignedIn,
    String logo,
    String initial,
    String language,
    Files files,
    List<Translation> languages) {
  public Frame {
    languages = List.copyOf(languages);
  }

  /**
   * Addresses of what a page loads.
   *
   * @param colours empty where no community gives any
   */
  public record Files(String style, String colours, String script, String htmx, String chart) {}

  /** The same page in another language, named in that language. */
  public record Translation(String tag, String name, String address) {}

  static Frame of(Visit visit, String section, String title) {
    CommunityLook look = visit.open().look();
    List<Translation> languages =
        List.of(Language.values()).stream()
            .filter(language -> language != visit.language())
            .map(other -> new Translation(other.tag(), other.ownName(), visit.in(other)))
            .toList();
    return new Frame(
        title,
        look.name(),
        visit.open().address(),
        section,
        Members.own(visit),
        isSpent(visit) ? visit.link(CreditPages.BOUNTIES) : "",
        queue(visit),
        budgets(visit),
        books(visit),
        !(visit.viewer() instanceof Viewer.Anonymous),
        look.logo(),
        look.initial(),
        visit.language().tag(),
        files(visit.link("/look/" + look.colours().name())),
        languages);
  }

  private static String queue(Visit visit) {
    return visit.viewer() instanceof Viewer.Operator
            && !visit.open().programme().rewards().isEmpty()
        ? visit.link(CreditPages.REDEMPTIONS)
        : "";
  }

  private static String budgets(Visit visit) {
    return visit.viewer() instanceof Viewer.Operator
            && !visit.open().programme().budgets().isEmpty()
        ? visit.link(CreditPages.BUDGETS)
        : "";
  }

  private static String books(Visit visit) {
    return visit.viewer() instanceof Viewer.Operator && isSpent(visit)
        ? visit.link(CreditPages.BOOKS)
        : "";
  }

  private static boolean isSpent(Visit visit) {
    return visit.open().programme().units().values().stream().anyMatch(UnitDefinition::spendable);
  }

  /** Around a page that belongs to no community. */
  static Frame plain(Language language, String title) {
    return new Frame(
        title,
        "Laurels",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        false,
        "",
        "L",
        language.tag(),
        files(""),
        List.of());
  }

  private static Files files(String colours) {
    return new Files(
        asset(Assets.STYLE),
        colours,
        asset(Assets.SCRIPT_OURS),
        asset(Assets.HTMX),
        asset(Assets.CHART));
  }

  private static String asset(PublishedFile file) {
    return "/assets/" + file.name();
  }
}
