// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundHttpTest {
  private static final String WORD = "for a test";
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void certificate_isThatOfTheName_andOfSomebodyTrusted() throws Exception {
    KeyStore good = keys("localhost");
    OutboundHttp.Reply reply = posted(good, trusting(good));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("2 bytes to localhost");

    KeyStore other = keys("elsewhere.example");
    assertThatThrownBy(() -> posted(other, trusting(other))).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> posted(good, new SslContextFactory.Client()))
        .isInstanceOf(SSLException.class);
  }

  private static OutboundHttp.Reply posted(KeyStore keys, SslContextFactory.Client trust)
      throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpsServer server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/",
        exchange -> {
          int length = exchange.getRequestBody().readAllBytes().length;
          String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
          byte[] answer = (length + " bytes to " + host).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/hook");
      try (OutboundHttp http = new OutboundHttp(OutboundRule.LOOPBACK, trust)) {
        return http.send("POST", uri, Map.of(), BODY, OutboundHttp.TIMEOUT, 1_000);
      }
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private static SslContextFactory.Client trusting(KeyStore keys) throws GeneralSecurityException {
    KeyStore known;
    try {
      known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    known.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SslContextFactory.Client factory = new SslContextFactory.Client();
    factory.setSslContext(context);
    return factory;
  }

  /** A key with a certificate that it signed itself, by the tool of the JDK. */
  private KeyStore keys(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                WORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, WORD.toCharArray());
    }
    return keys;
  }
}
