# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

use strict;
use warnings;

use Digest::SHA qw(hmac_sha256_base64);
use FindBin;
use JSON::PP;
use Test::More;

use lib "$FindBin::RealBin/../lib";
use RT::Extension::Laurels::Sender;

my $JSON = JSON::PP->new->utf8->canonical;

# An outbox in memory, with the promises of the real one.
package Waiting {
    sub new { my ( $class, @ids ) = @_; return bless { rows => [@ids], refused => {} }, $class }

    sub first {
        my ( $self, $count ) = @_;
        my @ids = @{ $self->{rows} };
        return map { { id => $_, transaction => $_ } } splice @ids, 0, $count;
    }

    sub remove {
        my ( $self, @rows ) = @_;
        my %gone = map { $_->{id} => 1 } @rows;
        $self->{rows} = [ grep { !$gone{$_} } @{ $self->{rows} } ];
    }

    sub refuse {
        my ( $self, $row, $reason ) = @_;
        $self->{refused}{ $row->{id} } = $reason;
        $self->remove($row);
    }
}

sub event { return { id => "transaction:$_[0]", type => 'ticket.solved' } }

sub sender {
    my ( $outbox, $post, %with ) = @_;
    return RT::Extension::Laurels::Sender->new(
        outbox  => $outbox,
        address => 'https://laurels.example.org/hooks/x',
        secret  => 'whsec_MDEyMzQ1Njc4OWFiY2RlZg==',
        clock   => sub {1_700_000_000},
        events  => sub { event( $_[0]{id} ) },
        post    => $post,
        %with,
    );
}

sub ids {
    my ($body) = @_;
    return map { $_->{id} } @{ $JSON->decode($body) };
}

sub until_empty {
    my ($sender) = @_;
    my $rounds = 0;
    $rounds++ while $sender->once ne 'empty' && $rounds < 500;
    return $rounds;
}

subtest 'batches go in order, each signed over what is sent' => sub {
    my $outbox = Waiting->new( 1 .. 120 );
    my ( @sent, @sizes );
    my $sender = sender(
        $outbox,
        sub {
            my ( $to, $headers, $body ) = @_;
            is( $to, 'https://laurels.example.org/hooks/x', 'to the address' );
            my $signed = "$headers->{'webhook-id'}.1700000000.$body";
            is( $headers->{'webhook-signature'},
                'v1,' . hmac_sha256_base64( $signed, '0123456789abcdef' ) . '=',
                'signed'
            );
            push @sent, ids($body);
            push @sizes, scalar ids($body);
            return { status => 200, content => '[]' };
        }
    );
    until_empty($sender);
    is_deeply( \@sent, [ map {"transaction:$_"} 1 .. 120 ], 'all, once, in order' );
    is_deeply( \@sizes, [ 50, 50, 20 ], 'no more than 50 at once' );
};

subtest 'what failed is sent again: the same body under the same ids' => sub {
    my $outbox  = Waiting->new( 1 .. 3 );
    my @answers = ( 599, 503, 302, 401, 200 );
    my ( @bodies, @ids, @logged, @pauses );
    my $sender = sender(
        $outbox,
        sub {
            push @ids, $_[1]{'webhook-id'};
            push @bodies, $_[2];
            return { status => shift @answers, content => 'no answer' };
        },
        log => sub { push @logged, @_ }
    );
    for ( 1 .. 4 ) {
        is( $sender->once, 'failed', 'failed' );
        push @pauses, $sender->pause;
        is( scalar @{ $outbox->{rows} }, 3, 'and all wait' );
    }
    is( $sender->once, 'sent', 'sent' );
    is( keys %{ { map { $_ => 1 } @bodies } }, 1, 'one body' );
    is( keys %{ { map { $_ => 1 } @ids } }, 1, 'one id' );
    is( scalar @logged, 1, 'one word in the log' );
    for my $n ( 0 .. 3 ) {
        ok( $pauses[$n] >= 2**$n / 2 && $pauses[$n] <= 2**$n, "pause $pauses[$n] after $n" );
    }
    is( $sender->pause, 1, 'and none more' );
};

subtest 'one event at fault is found, put aside, and holds up nothing' => sub {
    my $outbox = Waiting->new( 1 .. 40 );
    my @taken;
    my $sender = sender(
        $outbox,
        sub {
            my @ids = ids( $_[2] );
            return { status => 422, content => '{"detail":"item is broken"}' }
                if grep { $_ eq 'transaction:23' } @ids;
            push @taken, @ids;
            return { status => 200, content => '{"receipts":[]}' };
        }
    );
    cmp_ok( until_empty($sender), '<', 40, 'without sending each alone' );
    is_deeply( \@taken, [ map {"transaction:$_"} 1 .. 22, 24 .. 40 ], 'the others, in order' );
    is_deeply( $outbox->{refused}, { 23 => 'Laurels answered 422: item is broken' }, 'and why' );
};

subtest 'single events that the receipts call refused are put aside' => sub {
    my $outbox = Waiting->new( 1 .. 3 );
    my $sender = sender(
        $outbox,
        sub {
            return {
                status  => 200,
                content =>
                    '{"receipts":[{"id":"transaction:2","status":"refused","problem":"too old"},{}]}'
            };
        }
    );
    is( until_empty($sender), 1, 'one batch' );
    is_deeply( $outbox->{refused}, { 2 => 'too old' }, 'one aside' );
};

subtest 'who somebody is, is told once a run' => sub {
    my $outbox = Waiting->new( 1 .. 60 );
    my %times;
    my $sender = sender(
        $outbox,
        sub { $times{$_}++ for ids( $_[2] ); return { status => 200, content => '' } },
        events => sub { ( { id => 'user:14', type => 'member.updated' }, event( $_[0]{id} ) ) }
    );
    until_empty($sender);
    is( $times{'user:14'}, 1, 'once' );
    is( scalar keys %times, 61, 'and all else' );
};

subtest 'transactions that mean nothing are taken away unsent' => sub {
    my $outbox = Waiting->new( 1 .. 3 );
    my $sender = sender( $outbox, sub { die 'nothing to send' }, events => sub { () } );
    is( until_empty($sender), 1, 'at once' );
};

subtest 'a secret that is none sends nothing' => sub {
    my $outbox = Waiting->new(1);
    my $sender = sender( $outbox, sub { die 'unsigned' }, secret => 'whsec_c2hvcnQ=' );
    ok( !eval { $sender->once; 1 }, 'refused' );
    like( $@, qr/LaurelsSecret must be/, 'saying which' );
    is( scalar @{ $outbox->{rows} }, 1, 'and it waits' );
};

done_testing;
