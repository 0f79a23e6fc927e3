// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.server.page.FramedPage;

/** Says in words what a credential says, whether it holds, and how to prove it elsewhere. */
public final class CredentialPage extends FramedPage {
  private final String community;
  private final Shown shown;
  private final Links links;

  private CredentialPage(String community, Shown shown, Links links) {
    super("credential");
    this.community = community;
    this.shown = shown;
    this.links = links;
  }

  static CredentialPage of(
      Addresses addresses, Community community, Credential credential, HolderNames holders) {
    return new CredentialPage(
        community.name(),
        shown(community, credential, holders),
        links(addresses, community, credential.grant()));
  }

  static Shown shown(Community community, Credential credential, HolderNames holders) {
    GrantedBadge grant = credential.grant();
    String what = credential.text().at("/credentialSubject/achievement/name").asText();
    return new Shown(
        what,
        credential.text().at("/credentialSubject/achievement/criteria/narrative").asText(),
        holders.of(community, grant).orElse(""),
        grant.grantedAt().toString(),
        grant.revokedAt() == null ? null : grant.revokedAt().toString(),
        credential.text().at("/evidence/0/id").asText());
  }

  private static Links links(Addresses addresses, Community community, GrantedBadge grant) {
    return new Links(
        addresses.credential(community, grant.id()),
        addresses.download(community, grant.badge(), grant.id(), ".svg"),
        addresses.download(community, grant.badge(), grant.id(), ".jwt"),
        addresses.download(community, grant.badge(), grant.id(), ".json"),
        addresses.keys(community),
        addresses.check());
  }

  /**
   * What is said.
   *
   * @param holder empty where the member hides their profile
   * @param revokedAt null while it holds
   */
  public record Shown(
      String badge,
      String criteria,
      String holder,
      String grantedAt,
      @Nullable String revokedAt,
      String evidence) {}

  /** Where everything is. */
  public record Links(
      String page, String svg, String jwt, String json, String keys, String check) {}

  public String getCommunity() {
    return community;
  }

  public Shown getShown() {
    return shown;
  }

  public Links getLinks() {
    return links;
  }
}
