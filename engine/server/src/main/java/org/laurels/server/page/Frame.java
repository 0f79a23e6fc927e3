// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.server.access.Viewer;

/**
 * What every page has around it.
 *
 * @param home where the community's home is; empty on a page of no community
 * @param section the part of the community that the page belongs to
 * @param self address of the reader's own page; empty for those who are no member here
 * @param bounties where open bounties are; empty where credits are not spent
 * @param desk the pages for operators; empty for everybody else
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
    List<Tab> desk,
    boolean isSignedIn,
    String logo,
    String initial,
    String language,
    Files files,
    List<Translation> languages) {
  public Frame {
    desk = List.copyOf(desk);
    languages = List.copyOf(languages);
  }

  /** A page that the frame leads to. */
  public record Tab(String section, String address, String name) {}

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
        desk(visit),
        !(visit.viewer() instanceof Viewer.Anonymous),
        look.logo(),
        look.initial(),
        visit.language().tag(),
        files(visit.link("/look/" + look.colours().name())),
        languages);
  }

  private static List<Tab> desk(Visit visit) {
    List<Tab> desk = new ArrayList<>();
    if (visit.viewer() instanceof Viewer.Operator) {
      Programme programme = visit.open().programme();
      Words words = visit.words();
      desk.add(
          tab(
              visit,
              ConnectionListResource.SECTION,
              ConnectionPages.CONNECTIONS,
              words.of("connections.title")));
      if (!programme.rewards().isEmpty()) {
        desk.add(tab(visit, "queue", CreditPages.REDEMPTIONS, words.of("queue.title")));
        desk.add(tab(visit, "catalogue", CreditPages.CATALOGUE, words.of("catalogue.title")));
      }
      if (!programme.budgets().isEmpty()) {
        desk.add(tab(visit, "budgets", CreditPages.BUDGETS, words.of("budgets.title")));
      }
      if (!programme.payouts().cycles().isEmpty()) {
        desk.add(tab(visit, "cycles", CreditPages.CYCLES, words.of("cycles.title")));
      }
      if (!programme.appraisals().isEmpty()) {
        desk.add(tab(visit, "appraisals", CreditPages.APPRAISALS, words.of("appraisals.title")));
      }
      if (programme.units().values().stream().anyMatch(UnitDefinition::spendable)) {
        desk.add(tab(visit, "books", CreditPages.BOOKS, words.of("books.title")));
      }
    }
    return desk;
  }

  private static Tab tab(Visit visit, String section, String path, String name) {
    return new Tab(section, visit.link(path), name);
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
        List.of(),
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
