# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require_relative 'records'

class SenderTest < Minitest::Test
  Answer = RedmineLaurels::Sender::Answer
  SECRET = "whsec_#{Base64.strict_encode64('a secret of thirty-two bytes, yes')}".freeze

  # As the real one, but in memory.
  class Outbox
    attr_reader :waiting, :refused

    def initialize(count)
      @waiting = (1..count).map { |n| [n, JSON.generate(id: "e#{n}")] }
      @refused = []
    end

    def first(count)
      waiting.first(count)
    end

    def remove(ids)
      waiting.reject! { |id, _| ids.include?(id) }
    end

    def refuse(id, json, reason)
      refused << [id, json, reason]
      remove([id])
    end
  end

  Clock = Struct.new(:now)

  def setup
    @requests = []
  end

  def sender(outbox, settings: ['http://laurels/in', SECRET], &answer)
    post = lambda do |address, headers, body|
      @requests << [address, headers, JSON.parse(body).map { |each| each['id'] }, body]
      answer.call(JSON.parse(body))
    end
    RedmineLaurels::Sender.new(outbox, -> { settings }, post: post, clock: Clock.new(Time.at(1_777_636_800)))
  end

  def ids
    @requests.map { |request| request[2] }
  end

  def test_all_leave_in_order_a_hundred_at_a_time
    outbox = Outbox.new(250)

    assert_equal 250, sender(outbox) { Answer.new(200, '{}') }.work
    assert_equal [100, 100, 50], ids.map(&:length)
    assert_equal (1..250).map { |n| "e#{n}" }, ids.flatten
    assert_empty outbox.waiting
  end

  def test_what_is_not_taken_waits_and_leaves_again_under_the_same_id
    outbox = Outbox.new(2)
    answers = [Answer.new(503, ''), Answer.new(200, '')]
    work = sender(outbox) { answers.shift }

    assert_equal 0, work.work
    assert_equal 2, outbox.waiting.length
    assert_equal 1, work.failures
    assert_equal 2, work.work
    assert_equal 0, work.failures
    assert_equal 1, @requests.map { |request| request[1]['webhook-id'] }.uniq.length
  end

  def test_unreachable_is_no_error_of_the_host
    outbox = Outbox.new(1)
    work = sender(outbox) { raise Errno::ECONNREFUSED }

    assert_equal 0, work.work
    assert_match(/ECONNREFUSED/, work.reason)
    assert_equal 1, outbox.waiting.length
  end

  def test_the_one_at_fault_is_found_and_holds_up_nothing
    outbox = Outbox.new(100)
    work = sender(outbox) do |batch|
      batch.any? { |each| each['id'] == 'e37' } ? Answer.new(400, '{"detail":"no"}') : Answer.new(200, '')
    end

    work.work

    assert_empty outbox.waiting
    assert_equal([[37, 'Laurels answered 400: no']], outbox.refused.map { |each| each.values_at(0, 2) })
    taken = @requests.reject { |request| request[2].include?('e37') }.flat_map { |request| request[2] }
    assert_equal 99, taken.uniq.length
    assert_equal 99, taken.length
  end

  def test_single_refusals_are_put_aside
    outbox = Outbox.new(3)
    body = '{"receipts":[{"id":"e2","status":"refused","problem":"item is missing"}]}'

    sender(outbox) { Answer.new(200, body) }.work

    assert_empty outbox.waiting
    assert_equal([[2, 'item is missing']], outbox.refused.map { |each| each.values_at(0, 2) })
  end

  def test_without_settings_nothing_leaves
    work = sender(Outbox.new(1), settings: ['', '']) { flunk }

    assert_equal 0, work.work
    assert_equal 0, work.failures
  end

  def test_a_secret_that_is_none_is_said
    outbox = Outbox.new(1)
    work = sender(outbox, settings: ['http://laurels/in', 'secret']) { flunk }

    assert_equal 0, work.work
    assert_match(/whsec_/, work.reason)
    assert_equal 1, outbox.waiting.length
  end

  def test_pauses_grow_to_five_minutes
    work = sender(Outbox.new(1)) { Answer.new(500, '') }

    assert_equal 1, work.pause
    pauses = Array.new(30) do
      work.work
      work.pause
    end
    assert_operator pauses.first, :<=, 1
    assert_operator pauses.last, :>=, 150
    assert_operator pauses.max, :<=, 300
  end

  # Written down from the specification's own example.
  def test_signature_is_as_standard_webhooks_has_it
    headers = RedmineLaurels::Signature.headers(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330,
      '{"test": 2432232314}'
    )

    assert_equal 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', headers['webhook-signature']
  end
end
