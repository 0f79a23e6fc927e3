// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.core.community.Community;
import org.laurels.core.credential.SigningKey;
import org.laurels.core.credential.SigningKeyStore;
import org.laurels.server.secret.InstallationKey;

/**
 * The keys that communities sign with. The first is made when it is needed; private keys rest
 * encrypted and are opened once a process. Thread-safe.
 */
public final class SigningKeys {
  private final SigningKeyStore store;
  private final InstallationKey installation;
  private final Clock clock;

  /** By public key: numbers are a community's own. */
  private final Map<String, PrivateKey> opened = new ConcurrentHashMap<>();

  public SigningKeys(SigningKeyStore store, InstallationKey installation, Clock clock) {
    this.store = store;
    this.installation = installation;
    this.clock = clock;
  }

  /** All keys of a community, oldest first; empty where it has never signed anything. */
  List<SigningKey> all(Community community) {
    return store.all(community);
  }

  /** The key that signs now. */
  SigningKey current(Community community) {
    List<SigningKey> all = store.all(community);
    return all.isEmpty() ? add(community, 1) : all.get(all.size() - 1);
  }

  /**
   * Makes a new key, which signs from now on. What older keys have signed stays good.
   *
   * @return its number
   */
  public int rotate(Community community) {
    return add(community, current(community).number() + 1).number();
  }

  private SigningKey add(Community community, int number) {
    KeyPair pair = Ed25519.make();
    byte[] sealed =
        installation.encrypt(pair.getPrivate().getEncoded(), belonging(community, number));
    SigningKey key =
        new SigningKey(
            number,
            Ed25519.text(pair.getPublic()),
            Base64.getEncoder().encodeToString(sealed),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (store.add(community, key)) {
      return key;
    }
    // Another process was first; its key counts.
    List<SigningKey> all = store.all(community);
    return all.get(all.size() - 1);
  }

  private static String belonging(Community community, int number) {
    return "signing key " + number + " of community " + community.id();
  }

  /**
   * A compact JWS by this key.
   *
   * @throws org.laurels.server.secret.InstallationKeyException if the private key cannot be opened
   */
  String sign(Community community, SigningKey key, SignedText.Unsigned text) {
    PrivateKey secret = opened.computeIfAbsent(key.publicKey(), of -> open(community, key));
    return text.signed(Ed25519.sign(secret, text.signingInput().getBytes(US_ASCII)));
  }

  private PrivateKey open(Community community, SigningKey key) {
    byte[] sealed = Base64.getDecoder().decode(key.sealed());
    return Ed25519.privateKey(installation.decrypt(sealed, belonging(community, key.number())));
  }
}
