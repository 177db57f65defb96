using System.Net;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class Races : IDrill
{
    private const int Seats = 10;
    private const int Clicks = 20;

    public string Id => "D20";
    public string Hypothesis => "50 buyers for 10 seats, 20 clicks on one button, a last seat given back while others want it, two approvers of one claim: exact stock, one order, one decision";
    public string Plant => "a stock that forgets every other sale";
    public string PlantShows => "I1";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        var rounds = options.Of(2, 10);
        await using var crowd = await Crowd.Gather(stage, options, [.. Enumerable.Repeat(Seats, rounds), 1000, .. Enumerable.Repeat(1, rounds)]);
        if (options.Planted)
        {
            await stage.Query("""
                create function public.forget() returns trigger language plpgsql as
                $$ begin if new.remaining < old.remaining and random() < 0.5 then new.remaining := old.remaining; end if; return new; end $$;
                create trigger forget before update on tickets.offering_stock for each row execute function public.forget();
                """);
        }
        await stage.StartHosts();
        var findings = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            var buyers = crowd.Visitors.Concat(crowd.OtherDevices(50 - Crowd.Size)).ToArray();
            var forms = await Task.WhenAll(buyers.Select(b => b.Reserve(crowd.Offerings[round].Id, ct)));
            var sold = forms.Count(p => p?.Answer == Answer.Bought);
            if (sold != Seats)
            {
                findings.Add($"SEATS {sold} of {Seats} sold to {buyers.Length} buyers");
            }
            findings.AddRange(await OneOrder(stage, crowd.Visitors[round], crowd.Offerings[rounds].Id, crowd.Journal, ct));
            await LastSeat(crowd, rounds + 1 + round, ct);
        }
        findings.AddRange(await OneDecision(stage));
        findings.AddRange(await Everything.Broken(stage, crowd, 60));
        var deadlocks = (await stage.Query($"select deadlocks from pg_stat_database where datname = '{stage.Database}'"))[0];
        return Verdict.Of($"{rounds} rounds; {crowd.Journal}; {deadlocks} deadlocks met and retried", findings);
    }

    /// <summary>One form, sent twenty times at once: one order, and every answer leads to it.</summary>
    private static async Task<IReadOnlyList<string>> OneOrder(Stage stage, PortalVisitor visitor, Guid offering, Journal journal, CancellationToken ct)
    {
        var form = (await visitor.Filled(offering, ct))!;
        var purchase = journal.Open(Guid.Parse(form["__key"]), offering);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => visitor.Sent(() => Form.Post("/tickets/reserve", form), ct)));
        var places = answers.Select(a => a?.StatusCode == HttpStatusCode.Redirect ? a.Headers.Location!.OriginalString : $"{(int?)a?.StatusCode}").Distinct().ToArray();
        stage.Evidence.Note($"{Clicks} clicks led to {string.Join(' ', places)}");
        if (places is not [var place] || !place.StartsWith("/tickets/pay/", StringComparison.Ordinal))
        {
            return [$"CLICKS {Clicks} clicks led to {string.Join(' ', places)}"];
        }
        (purchase.Answer, purchase.Reservation) = (Answer.Bought, Guid.Parse(place["/tickets/pay/".Length..]));
        return [];
    }

    /// <summary>Who has the only seat gives it back while ten others ask for it.</summary>
    private static async Task LastSeat(Crowd crowd, int number, CancellationToken ct)
    {
        var offering = crowd.Offerings[number].Id;
        var first = await crowd.Visitors[0].Reserve(offering, ct);
        var path = $"/tickets/cancel/{first!.Reservation}";
        var page = await crowd.Visitors[0].Page(path, ct);
        var form = page is null ? null : Form.Of(page, path) ?? Form.Of(page, "");
        var wanted = crowd.Visitors.Skip(1).Take(10).Select(v => v.Reserve(offering, ct));
        var given = form is null ? Task.CompletedTask : crowd.Visitors[0].Once(Form.Post(path, form));
        await Task.WhenAll([given, .. wanted]);
    }

    private static async Task<IReadOnlyList<string>> OneDecision(Stage stage)
    {
        var member = await stage.Site.Member(Guid.Parse((await stage.Query("select id from members.member order by number limit 1"))[0]));
        var day = Clock.DayOf(stage.Site.Time.Now).AddDays(-3).ToString("yyyy-MM-dd");
        var claim = await ClaimWorld.Draft(member, ClaimWorld.Marriage(day));
        var reference = (await member.Do(new SubmitClaim(claim, true))).Reference;
        var clerk = await stage.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
        var approvers = new[] { await stage.Site.Staff(StaffRole.Approver), await stage.Site.Staff(StaffRole.Approver) };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            approvers[i % 2].Run(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount!.Value)))));
        var approved = outcomes.Count(o => o.Succeeded);
        var payable = (await stage.Query("select count(*) from payouts.payout_request"))[0];
        stage.Evidence.Note($"10 approvals of {reference} by two people: {approved} succeeded, {payable} to be paid");
        return approved == 1 && payable == "1" ? [] : [$"DECISION {approved} approvals succeeded, {payable} to be paid"];
    }
}
