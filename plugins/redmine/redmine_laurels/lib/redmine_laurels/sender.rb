# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require 'digest'
require 'json'
require 'net/http'
require 'uri'

module RedmineLaurels
  # Sends what waits, one batch at a time and in order. What Laurels cannot take now waits; what it
  # will never take is put aside, so that it holds nothing else up.
  class Sender
    BATCH_MAX = 100
    OPEN_SECONDS_MAX = 5
    ANSWER_SECONDS_MAX = 10
    PAUSE_SECONDS_MIN = 1
    PAUSE_SECONDS_MAX = 300

    # Answers that are about what was sent: the same again would have the same answer.
    UNFIT = [400, 413, 415, 422].freeze

    Answer = Struct.new(:status, :body)

    attr_reader :failures, :reason

    # settings: gives address and secret, asked each time
    # post: sends an address, headers and a body, and gives an Answer
    def initialize(outbox, settings, post: Sender.method(:post), clock: Time)
      @outbox = outbox
      @settings = settings
      @post = post
      @clock = clock
      @batch = BATCH_MAX
      @failures = 0
      @reason = ''
    end

    def self.post(address, headers, body)
      uri = URI.parse(address)
      raise ArgumentError, 'the address is none of http or https' unless uri.is_a?(URI::HTTP)

      http = Net::HTTP.new(uri.host, uri.port)
      http.use_ssl = uri.scheme == 'https'
      http.open_timeout = OPEN_SECONDS_MAX
      http.read_timeout = ANSWER_SECONDS_MAX
      http.write_timeout = ANSWER_SECONDS_MAX
      response = http.post(uri.request_uri, body, headers)
      Answer.new(response.code.to_i, response.body.to_s)
    end

    # Sends batches until nothing waits or one fails; tells how many events were taken.
    def work
      sent = 0
      while (taken = once)
        sent += taken
      end
      sent
    end

    # Longer after each failure, and never the same for all forums.
    def pause
      return PAUSE_SECONDS_MIN if @failures.zero?

      longest = [PAUSE_SECONDS_MAX, PAUSE_SECONDS_MIN * (2**[@failures - 1, 20].min)].min
      (longest / 2.0) + (rand * longest / 2.0)
    end

    private

    # One batch; nothing where there is none, or where it is to be tried again later.
    def once
      address, secret = @settings.call
      return nil if address.to_s.empty? || secret.to_s.empty?

      waiting = @outbox.first(@batch)
      return nil if waiting.empty?

      answered(waiting, send_batch(address, secret, waiting))
    rescue StandardError => e
      # Of all kinds: a socket, a certificate, a name or the database.
      failed("#{e.class}: #{e.message}")
    end

    def send_batch(address, secret, waiting)
      body = "[#{waiting.map(&:last).join(',')}]"
      # The same events have the same id, however often they are sent.
      id = "msg_#{Digest::SHA256.hexdigest(body)[0, 32]}"
      headers = Signature.headers(secret, id, @clock.now.to_i, body)
      @post.call(address, headers.merge('content-type' => 'application/cloudevents-batch+json'), body)
    end

    def answered(waiting, answer)
      if answer.status.between?(200, 299)
        taken(waiting, answer.body)
      elsif UNFIT.include?(answer.status)
        unfit(waiting, answer)
      else
        failed("Laurels answered #{answer.status}")
      end
    end

    # Taken, but for single events that the receipts call refused.
    def taken(waiting, body)
      refused = refusals(body)
      waiting.each do |id, json|
        problem = refused[JSON.parse(json)['id']]
        @outbox.refuse(id, json, problem) if problem
      end
      @outbox.remove(waiting.map(&:first))
      @failures = 0
      @reason = ''
      @batch = [BATCH_MAX, @batch * 2].min
      waiting.length
    end

    # Looks for the one that is at fault by sending fewer and fewer.
    def unfit(waiting, answer)
      if waiting.length == 1
        detail = parsed(answer.body)
        detail = detail.is_a?(Hash) ? detail['detail'].to_s : ''
        @outbox.refuse(*waiting.first, "Laurels answered #{answer.status}: #{detail}")
      end
      @batch = [1, waiting.length / 2].max
      0
    end

    def failed(reason)
      @failures += 1
      @reason = reason
      nil
    end

    def refusals(body)
      json = parsed(body)
      receipts = json.is_a?(Hash) ? json['receipts'] : json
      return {} unless receipts.is_a?(Array)

      receipts.select { |each| each.is_a?(Hash) && each['status'] == 'refused' }
              .to_h { |each| [each['id'], each['problem'] || 'refused'] }
    end

    def parsed(body)
      JSON.parse(body)
    rescue JSON::ParserError
      nil
    end
  end
end
