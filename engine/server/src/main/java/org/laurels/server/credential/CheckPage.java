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
          valid.community().name(),
          shown.badge(),
          shown.holder(),
          addresses.credential(valid.community(), valid.credential().grant().id()));
    }
    if (verdict instanceof Verdict.Revoked revoked) {
      return new Result("revoked", revoked.community().name(), "", "", "");
    }
    return Result.of(kind(verdict));
  }

  private static String kind(Verdict verdict) {
    if (verdict instanceof Verdict.Changed) {
      return "changed";
    }
    if (verdict instanceof Verdict.UnknownIssuer) {
      return "unknown-issuer";
    }
    return verdict instanceof Verdict.NotOurs ? "not-ours" : "unreadable";
  }

  /**
   * What was found.
   *
   * @param kind by which it is told in words
   * @param community that signed it; empty where none of ours did
   * @param holder empty where the member hides their profile
   * @param page of the credential; empty where there is none to show
   */
  public record Result(String kind, String community, String badge, String holder, String page) {
    static Result of(String kind) {
      return new Result(kind, "", "", "", "");
    }
  }

  public @Nullable Result getResult() {
    return result;
  }
}
