# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels::Sender;

use strict;
use warnings;

use Digest::SHA qw(sha256_hex);
use JSON::PP ();
use RT::Extension::Laurels::Signature;

=head1 NAME

RT::Extension::Laurels::Sender - sends what waits, one batch at a time and in order

=head1 DESCRIPTION

What Laurels cannot take now waits, with growing pauses; what it will never take is put aside, so
that it holds nothing else up. Events have the same ids however often they are sent.

=cut

my $ROWS_MAX  = 50;
my $PAUSE_MIN = 1;
my $PAUSE_MAX = 300;

# Answers that are about what was sent: the same again would have the same answer.
my %UNFIT = map { $_ => 1 } ( 400, 413, 415, 422 );

my $JSON = JSON::PP->new->utf8->canonical;

=head2 new outbox, address, secret, events, post, clock, log

C<events> gives the events of a row of the outbox. C<post> is given the address, headers and the
body, and answers with a status, 599 for no answer at all, and a body; L<HTTP::Tiny> does so.

=cut

sub new {
    my ( $class, %with ) = @_;
    return bless {
        clock    => sub {time},
        log      => sub { },
        %with,
        rows     => $ROWS_MAX,
        failures => 0,
        told     => {},
    }, $class;
}

=head2 once

Sends one batch: C<sent>, C<again> where it was halved, C<failed>, or C<empty>.

=cut

sub once {
    my ($self) = @_;
    my @rows = $self->{outbox}->first( $self->{rows} );
    return 'empty' if !@rows;

    my ( @events, %row_of );
    for my $row (@rows) {
        for my $event ( $self->{events}->($row) ) {

            # Who somebody is comes with everything they do, and needs to be said once a run.
            next if $event->{type} eq 'member.updated' && $self->{told}{ $event->{id} };
            next if $row_of{ $event->{id} };
            $row_of{ $event->{id} } = $row;
            push @events, $event;
        }
    }
    if ( !@events ) {
        $self->{outbox}->remove(@rows);
        return 'sent';
    }

    my $answer = $self->_post( $JSON->encode( \@events ) );
    my $status = $answer->{status};
    return $self->_taken( \@rows, \@events, \%row_of, $answer->{content} )
        if $status >= 200 && $status < 300;
    return $self->_unfit( \@rows, $answer ) if $UNFIT{$status};
    return $self->_failed( $status == 599 ? $answer->{content} : "Laurels answered $status" );
}

sub _post {
    my ( $self, $body ) = @_;

    # The same events have the same id, however often they are sent.
    my $id = 'msg_' . substr( sha256_hex($body), 0, 32 );
    my %headers = RT::Extension::Laurels::Signature::headers( $self->{secret}, $id,
        $self->{clock}->(), $body );
    $headers{'content-type'} = 'application/cloudevents-batch+json';
    return $self->{post}->( $self->{address}, \%headers, $body );
}

# Taken, but for single events that the receipts call refused.
sub _taken {
    my ( $self, $rows, $events, $row_of, $content ) = @_;
    my %reasons;
    for my $receipt ( @{ _receipts($content) } ) {
        next if ref $receipt ne 'HASH' || ( $receipt->{status} || '' ) ne 'refused';
        my $row = $row_of->{ $receipt->{id} || '' } or next;
        $reasons{ $row->{id} } = $receipt->{problem} || 'refused';
    }
    for my $row (@$rows) {
        next if !defined $reasons{ $row->{id} };
        $self->{outbox}->refuse( $row, $reasons{ $row->{id} } );
        $self->{log}->("transaction $row->{transaction} was refused: $reasons{ $row->{id} }");
    }
    $self->{outbox}->remove( grep { !defined $reasons{ $_->{id} } } @$rows );
    $self->{told}{ $_->{id} } = 1 for grep { $_->{type} eq 'member.updated' } @$events;
    $self->{failures} = 0;
    $self->{rows}     = $self->{rows} * 2 > $ROWS_MAX ? $ROWS_MAX : $self->{rows} * 2;
    return 'sent';
}

# Looks for the one that is at fault by sending fewer and fewer.
sub _unfit {
    my ( $self, $rows, $answer ) = @_;
    if ( @$rows == 1 ) {
        my $reason = "Laurels answered $answer->{status}: " . _detail( $answer->{content} );
        $self->{outbox}->refuse( $rows->[0], $reason );
        $self->{log}->("transaction $rows->[0]{transaction} was refused: $reason");
    }
    $self->{rows} = @$rows > 1 ? int( @$rows / 2 ) : 1;
    return 'again';
}

sub _failed {
    my ( $self, $reason ) = @_;
    $self->{failures}++;
    $self->{log}->("not sent, to be tried again: $reason")
        if $self->{failures} == 1 || $self->{failures} % 10 == 0;
    return 'failed';
}

=head2 pause

How long to wait after a failure, in seconds: longer after each, never the same for all hosts.

=cut

sub pause {
    my ($self) = @_;
    return $PAUSE_MIN if !$self->{failures};
    my $doublings = $self->{failures} > 10 ? 10 : $self->{failures} - 1;
    my $longest   = $PAUSE_MIN * 2**$doublings;
    $longest = $PAUSE_MAX if $longest > $PAUSE_MAX;
    return $longest / 2 + rand( $longest / 2 );
}

sub _parsed {
    my ($content) = @_;
    local $@;
    return eval { $JSON->decode( defined $content ? $content : '' ) };
}

sub _receipts {
    my ($content) = @_;
    my $json      = _parsed($content);
    my $receipts  = ref $json eq 'HASH' ? $json->{receipts} : $json;
    return ref $receipts eq 'ARRAY' ? $receipts : [];
}

sub _detail {
    my ($content) = @_;
    my $json = _parsed($content);
    return ref $json eq 'HASH' && defined $json->{detail} ? substr( $json->{detail}, 0, 150 ) : '';
}

1;
