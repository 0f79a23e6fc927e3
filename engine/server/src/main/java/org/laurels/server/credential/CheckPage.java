// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import org.jspecify.annotations.Nullable;
import org.laurels.server.page.FramedPage;

/** The form for a credential to check, and what was found. */
public final class CheckPage extends FramedPage {
  private final @Nullable Result result;

  private CheckPage(@Nullable Result result) {
    super("credential-check");
    this.result = result;
  }

  static CheckPage empty() {
    return new CheckPage(null);
  }

  static CheckPage of(Verdict verdict, Addresses addresses, HolderNames holders) {
    return new CheckPage(result(verdict, addresses, holders));
  }

  private static Result result(Verdict verdict, Addresses addresses, HolderNames holders) {
    if (verdict instanceof Verdict.Valid valid) {
      CredentialPage.Shown shown =
          CredentialPage.shown(valid.community(), valid.credential(), holders);
      return new Result(
          "valid",
          "Valid",
          "The community "
              + valid.community().name()
              + " gave the badge “"
              + shown.badge()
              + "” to "
              + (shown.holder().isEmpty() ? "a member who hides their name" : shown.holder())
              + ". It is signed by the community, unchanged, and has not been taken back.",
          addresses.credential(valid.community(), valid.credential().grant().id()));
    }
    if (verdict instanceof Verdict.Revoked revoked) {
      return new Result(
          "revoked",
          "Revoked",
          "The community "
              + revoked.community().name()
              + " signed this, and has taken it back since. It holds no more.",
          "");
    }
    if (verdict instanceof Verdict.Changed) {
      return new Result(
          "changed",
          "Changed",
          "This says that it was signed here, but it is not what was signed: something in it was"
              + " changed. Do not trust it.",
          "");
    }
    if (verdict instanceof Verdict.UnknownIssuer) {
      return new Result(
          "unknown-issuer",
          "Unknown issuer",
          "This names an issuer at this address that does not exist. Do not trust it.",
          "");
    }
    if (verdict instanceof Verdict.NotOurs) {
      return new Result(
          "not-ours",
          "Not ours",
          "This was not issued here, so nothing can be said of it. Whoever issued it can tell;"
              + " a credential names its issuer.",
          "");
    }
    String why = verdict instanceof Verdict.Unreadable unreadable ? unreadable.why() : "";
    return new Result("unreadable", "Not readable", "Nothing could be checked: " + why + ".", "");
  }

  /**
   * What was found.
   *
   * @param kind for programs
   * @param page of the credential; empty where there is none to show
   */
  public record Result(String kind, String heading, String words, String page) {}

  public @Nullable Result getResult() {
    return result;
  }
}
