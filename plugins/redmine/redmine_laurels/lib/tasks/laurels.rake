# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

namespace :laurels do
  desc 'Sends what waits to Laurels and ends; for cron. With LOOP=1 it stays and sends at once.'
  task send: :environment do
    settings = lambda do
      Setting.clear_cache
      Setting.plugin_redmine_laurels.values_at('address', 'secret')
    end
    sender = RedmineLaurels::Sender.new(RedmineLaurels::Outbox, settings)
    # One sends, or what is to be in order would overtake itself. The file frees itself with its process.
    lock = File.open(File.join(Rails.application.config.paths['tmp'].first, 'laurels-send.lock'), 'w')
    unless lock.flock(File::LOCK_EX | File::LOCK_NB)
      puts 'another one sends'
      next
    end
    ActiveRecord::Base.logger = nil
    stop = false
    %w[INT TERM].each { |signal| trap(signal) { stop = true } }
    before = nil
    until stop
      sent = sender.work
      puts "#{sent} events sent" if sent.positive?
      warn "not sent, to be tried again: #{sender.reason}" if sender.failures == 1 && before != sender.reason
      now = sender.failures.zero? ? 'ok' : sender.reason
      LaurelsState.set('last', "#{Time.now.utc.iso8601} #{now}") if sent.positive? || now != before
      before = now
      break unless ENV['LOOP'] == '1'

      wake = Time.now + sender.pause
      sleep 0.2 until stop || Time.now >= wake
    end
    $stdout.flush
    exit 1 if ENV['LOOP'] != '1' && sender.failures.positive?
  end

  desc 'Writes what happened before into what waits. Can be stopped and goes on; AGAIN=1 begins anew.'
  task backfill: :environment do
    RedmineLaurels::History.again if ENV['AGAIN'] == '1'
    if RedmineLaurels::History.new.run { |line| puts line }
      puts 'the history is told'
    else
      puts 'much waits; run this again when it is sent'
    end
  end
end
