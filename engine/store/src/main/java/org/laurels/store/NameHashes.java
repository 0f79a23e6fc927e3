// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things and the hashes of their names, as unique indexes know them; each is hashed once. */
final class NameHashes<K> {
  private final int community;
  private final Function<K, String> source;
  private final Function<K, String> id;
  private final Map<ByteBuffer, K> byHash = new HashMap<>();
  private final Map<K, byte[]> hashes = new HashMap<>();

  NameHashes(int community, Function<K, String> source, Function<K, String> id) {
    this.community = community;
    this.source = source;
    this.id = id;
  }

  @SuppressWarnings("NullAway") // computeIfAbsent never answers null here
  byte[] of(K key) {
    return hashes.computeIfAbsent(
        key,
        k -> {
          byte[] hash = Sql.nameHash(community, source.apply(k), id.apply(k));
          byHash.put(ByteBuffer.wrap(hash), k);
          return hash;
        });
  }

  /** The hashes of these in the order of an index, so that looking them up walks it once. */
  List<byte[]> sorted(Collection<K> keys) {
    List<byte[]> sorted = new ArrayList<>(keys.size());
    keys.forEach(key -> sorted.add(of(key)));
    sorted.sort(Arrays::compareUnsigned);
    return sorted;
  }

  /** What has this hash; it must have been asked for. */
  K key(byte[] hash) {
    return requireNonNull(byHash.get(ByteBuffer.wrap(hash)), "a hash that was not asked for");
  }
}
