# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require 'base64'
require 'openssl'

module RedmineLaurels
  # Signs as Standard Webhooks asks for.
  module Signature
    PREFIX = 'whsec_'.freeze
    KEY_BYTES_MIN = 16

    module_function

    # The bytes of a secret; raises ArgumentError for what is none.
    def key(secret)
      text = secret.to_s.strip
      bytes = text.start_with?(PREFIX) ? Base64.strict_decode64(text[PREFIX.length..]) : ''
      raise ArgumentError if bytes.bytesize < KEY_BYTES_MIN

      bytes
    rescue ArgumentError
      raise ArgumentError, "the secret must be #{PREFIX} and at least #{KEY_BYTES_MIN} bytes in base64"
    end

    def headers(secret, id, seconds, body)
      proof = OpenSSL::HMAC.digest('SHA256', key(secret), "#{id}.#{seconds}.#{body}")
      { 'webhook-id' => id, 'webhook-timestamp' => seconds.to_s,
        'webhook-signature' => "v1,#{Base64.strict_encode64(proof)}" }
    end
  end
end
