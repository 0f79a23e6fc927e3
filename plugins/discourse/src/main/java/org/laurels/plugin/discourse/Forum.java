// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.io.IOException;
import org.laurels.plugin.events.BodyReader;
import org.laurels.plugin.events.UnusableBodyException;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;

/**
 * Calls of a forum as it takes them. Its text tells no secret.
 *
 * @param url where it is
 * @param key what is asked with
 */
record Forum(String url, Settings.Key key) {
  HostRequest call(String method, String path) {
    return HostRequest.of(method, url + path)
        .with("Accept", "application/json")
        .with("Api-Key", key.secret())
        .with("Api-Username", key.username());
  }

  HostRequest get(String path) {
    return call("GET", path);
  }

  /**
   * What an answer says.
   *
   * @throws UnusableBodyException if it is none of Discourse's
   */
  static Said said(HostResponse response) {
    try {
      return Said.of("", BodyReader.read(response.body()));
    } catch (IOException e) {
      throw new UnusableBodyException("the answer is not JSON as Discourse writes it");
    }
  }
}
