# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels::Events;

use strict;
use warnings;

=head1 NAME

RT::Extension::Laurels::Events - what a transaction of a ticket means to Laurels

=head1 DESCRIPTION

Each event is built from nothing, field by field; what is not named here is never sent. Subjects,
texts and addresses are not. The same is done on the other side for what was not sent
(TransactionEvents.java): both must give the same events, with the same ids, for the same facts.
F<t/cases.json> holds both to it.

=head2 Facts

    transaction  id, type, field, old, new, created (as the database has it, in UTC)
    creator      id, name, staff; left out where nobody did it but RT itself
    ticket       id, queue {id, name}, requestors [ids]
    solution     id of the last transaction before it that solved the ticket, if any did

=head2 of FACTS, STATUSES

The events, in the order in which they happened. STATUSES tells by name which statuses are
C<solved> or C<removed>.

=cut

# Names of people that could be mail addresses stay in RT.
my $NAME_LENGTH_MAX = 100;

sub of {
    my ( $facts, $statuses ) = @_;
    my $type = $facts->{transaction}{type} || '';
    my @parts
        = $type eq 'Create'     ? { type => 'ticket.opened', item => _ticket($facts) }
        : $type eq 'Correspond' ? _reply($facts)
        : $type eq 'Status'     ? _status( $facts, $statuses )
        :                         ();
    return () if !@parts;
    unshift @parts, _person($facts) if $facts->{creator};
    return map { _event( $facts, $parts[$_], $_ ) } 0 .. $#parts;
}

sub _ticket {
    my ($facts) = @_;
    my $ticket = $facts->{ticket};

    # The ticket is theirs who asked, also where somebody else wrote it down for them.
    my ($author) = sort { $a <=> $b } @{ $ticket->{requestors} || [] };
    $author = $facts->{creator}{id}
        if !defined $author && $facts->{creator} && $facts->{transaction}{type} eq 'Create';
    return {
        id     => $ticket->{id},
        kind   => 'ticket',
        author => $author,
        _queue( $ticket->{queue} ),
    };
}

sub _queue {
    my ($queue) = @_;
    return $queue
        ? ( board => $queue->{id}, attributes => { queue => $queue->{name} } )
        : ();
}

# A reply is a thing of its own, as an answer is: it has an author, and a ticket has many.
sub _reply {
    my ($facts) = @_;
    my ( $ticket, $creator ) = @$facts{qw(ticket creator)};
    my $by
        = !$creator                                                             ? undef
        : ( grep { $_ == $creator->{id} } @{ $ticket->{requestors} || [] } )    ? 'requestor'
        : $creator->{staff}                                                     ? 'staff'
        :                                                                         'other';
    return {
        type => 'ticket.replied',
        item => {
            id     => "reply-$facts->{transaction}{id}",
            kind   => 'reply',
            parent => $ticket->{id},
            author => $creator ? $creator->{id} : undef,
            _queue( $ticket->{queue} ),
        },
        attributes => { by => $by },
    };
}

# RT opens a ticket itself when a reply comes: that is no reopening unless it was solved or removed.
sub _status {
    my ( $facts, $statuses ) = @_;
    my ( $was, $now )
        = map { $statuses->{ lc( defined $_ ? $_ : '' ) } || 'open' }
        @{ $facts->{transaction} }{qw(old new)};
    return () if $was eq $now;

    my $item = _ticket($facts);
    my @parts;
    push @parts, { type => 'content.restored', item => $item } if $was eq 'removed';
    # What was solved before it was removed is restored solved; so it ends here, too.
    push @parts,
        {
        type   => 'ticket.reopened',
        item   => $item,
        undoes => "transaction:$facts->{solution}:ticket.solved",
        }
        if $now ne 'removed' && $was ne 'open' && $facts->{solution};
    push @parts, { type => 'ticket.solved',   item => $item } if $now eq 'solved';
    push @parts, { type => 'content.deleted', item => $item } if $now eq 'removed';
    return @parts;
}

# Told again and again under an id that says what is told, so that it counts once.
sub _person {
    my ($facts) = @_;
    my $creator = $facts->{creator};
    my $kind    = $creator->{staff} ? 'employee' : 'customer';
    my $name    = defined $creator->{name} ? $creator->{name} : '';
    $name = '' if $name =~ /\@/ || length $name > $NAME_LENGTH_MAX;
    return {
        key        => "user:$creator->{id}:$kind:$name",
        type       => 'member.updated',
        attributes => { kind => $kind, $name eq '' ? () : ( name => $name ) },
    };
}

sub _event {
    my ( $facts, $part, $place ) = @_;
    my $transaction = $facts->{transaction};
    ( my $time = $transaction->{created} ) =~ s/^(\S+) (\S+)$/$1T$2Z/;
    return _known(
        {
            specversion => '1.0',
            source      => 'request-tracker',
            id          => $part->{key} || "transaction:$transaction->{id}:$part->{type}",
            type        => $part->{type},
            time        => $time,
            sequence    => $transaction->{id} * 10 + $place,
            data        => {
                actor      => $facts->{creator} ? $facts->{creator}{id} : undef,
                item       => $part->{item},
                attributes => $part->{attributes},
                undoes     => $part->{undoes},
            },
        }
    );
}

# Without fields that are not known, ids as texts.
sub _known {
    my ($value) = @_;
    return "$value" if !ref $value;
    return { map { defined $value->{$_} ? ( $_ => _known( $value->{$_} ) ) : () } keys %$value };
}

1;
