# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels::Facts;

use strict;
use warnings;

use RT::Extension::Laurels::Events;

=head1 NAME

RT::Extension::Laurels::Facts - looks up in RT what an event needs

=head2 of ID, STATUSES

The facts of a transaction, as L<RT::Extension::Laurels::Events> has them; undef where it is gone
or not about a ticket.

=cut

sub of {
    my ( $id, $statuses ) = @_;
    my $transaction = RT::Transaction->new( RT->SystemUser );
    $transaction->Load($id);
    return if !$transaction->id || $transaction->ObjectType ne 'RT::Ticket';
    return {
        transaction => {
            id      => $transaction->id,
            type    => $transaction->Type,
            old     => $transaction->OldValue,
            new     => $transaction->NewValue,
            created => $transaction->Created,
        },
        creator  => scalar _creator($transaction),
        ticket   => _ticket($transaction),
        solution => scalar _solution( $transaction, $statuses ),
    };
}

sub _creator {
    my ($transaction) = @_;
    my $id = $transaction->Creator;
    return if !$id || $id == RT->SystemUser->id || $id == RT->Nobody->id;
    my $user = $transaction->CreatorObj;
    return { id => $id, name => $user->Name, staff => $user->Privileged ? 1 : 0 };
}

# One that was merged into another is loaded as that other, but keeps its own number here.
sub _ticket {
    my ($transaction) = @_;
    my $ticket = RT::Ticket->new( RT->SystemUser );
    $ticket->Load( $transaction->ObjectId );
    return { id => $transaction->ObjectId, requestors => [] } if !$ticket->id;
    return {
        id         => $transaction->ObjectId,
        queue      => { id => $ticket->QueueObj->id, name => $ticket->QueueObj->Name },
        requestors =>
            [ map { $_->id } @{ $ticket->Requestors->UserMembersObj->ItemsArrayRef } ],
    };
}

sub _solution {
    my ( $transaction, $statuses ) = @_;
    return if $transaction->Type ne 'Status';
    my $earlier = RT::Transactions->new( RT->SystemUser );
    $earlier->Limit( FIELD => 'ObjectType', VALUE    => 'RT::Ticket' );
    $earlier->Limit( FIELD => 'ObjectId',   VALUE    => $transaction->ObjectId );
    $earlier->Limit( FIELD => 'Type',       VALUE    => 'Status' );
    $earlier->Limit( FIELD => 'id',         OPERATOR => '<', VALUE => $transaction->id );
    $earlier->OrderBy( FIELD => 'id', ORDER => 'DESC' );
    while ( my $each = $earlier->Next ) {
        my ( $was, $now ) = map { $statuses->{ lc( $_ || '' ) } || 'open' } $each->OldValue,
            $each->NewValue;
        return $each->id if $now eq 'solved' && $was ne 'solved';
    }
    return;
}

1;
