# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

use strict;
use warnings;

use FindBin;
use JSON::PP;
use Test::More;

use lib "$FindBin::RealBin/../lib";
use RT::Extension::Laurels::Events;

my $STATUSES = { resolved => 'solved', deleted => 'removed', rejected => 'removed' };
my $JSON     = JSON::PP->new->utf8->canonical;

sub read_json {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!";
    local $/;
    return $JSON->decode(<$in>);
}

for my $case ( @{ read_json("$FindBin::RealBin/cases.json") } ) {
    my @events = RT::Extension::Laurels::Events::of( $case->{facts}, $STATUSES );
    is_deeply( \@events, $case->{events}, $case->{name} );
    my %seen;
    ok( !( grep { $seen{ $_->{id} }++ } @events ), '... under ids of their own' );
}

subtest 'what is recorded of a real RT' => sub {
    my ($captured) = grep { -d } map {"$FindBin::RealBin/$_/shared/payloads/request-tracker/captured"}
        map { join '/', ('..') x $_ } 1 .. 8;
    if ( !$captured ) {
        diag('SKIPPED, LOUDLY: no recorded transactions beside the checkout');
        plan skip_all => 'no recorded transactions';
    }

    # The recorder wrote names; who has which number was not recorded.
    my %user = ( root => { id => 14, name => 'root', staff => 1 } );
    my %told;
    my @files = sort glob "$captured/*.json";
    is( scalar @files, 7, 'all of them' );
    for my $file (@files) {
        my $said  = read_json($file);
        my $facts = {
            transaction => $said->{transaction},
            creator     => $user{ $said->{transaction}{creator} },
            ticket      => {
                id         => $said->{ticket}{id},
                queue      => { id => 1, name => $said->{ticket}{queue} },
                requestors => [27],
            },
            solution => $said->{transaction}{id} > 41 ? 41 : undef,
        };
        my @events = grep { $_->{type} ne 'member.updated' }
            RT::Extension::Laurels::Events::of( $facts, $STATUSES );
        $told{ $said->{transaction}{id} } = join ' ',
            map { join '/', $_->{type}, grep {defined} @{ $_->{data} }{qw(actor undoes)} } @events;
        unlike( $JSON->encode( \@events ), qr/example[.]test|blinks/, 'no address, no subject' );
    }
    is_deeply(
        \%told,
        {   34 => 'ticket.opened/14',
            36 => 'ticket.replied/14',
            38 => '',
            39 => '',
            40 => '',
            41 => 'ticket.solved/14',
            43 => 'ticket.reopened/14/transaction:41:ticket.solved',
        },
        'two transactions for an owner, and the one by which RT opens, come to nothing'
    );
};

done_testing;
