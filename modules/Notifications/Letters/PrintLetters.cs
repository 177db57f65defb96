using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Delivery;
using WelfareMutual.Notifications.Templates;

namespace WelfareMutual.Notifications.Letters;

/// <summary>Source: UI.md 1.5. Opens the next letters for printing and marks them printed in one transaction: no key is printed twice.
/// A batch that the printer spoiled is printed again by its time. Whoever ordered an officer's key leaves its letter to somebody else.</summary>
/// <param name="Again">Time of an earlier batch to print once more, or null for what waits.</param>
public sealed record PrintLetters(DateTimeOffset? Again = null) : IOfficeUseCase<PrintLetters.Result>
{
    private const int MostAtOnce = 200;

    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.System);

    /// <param name="Sheets">None for a second post of the same form: what was printed is opened again by its time.</param>
    public sealed record Result(DateTimeOffset At, IReadOnlyList<Sheet> Sheets) : IKeptInPart
    {
        object IKeptInPart.Kept => this with { Sheets = [] };
    }

    public sealed record Sheet(IReadOnlyList<string> AddressLines, string Recipient, string Title, IReadOnlyList<string> Paragraphs);

    internal sealed class Handler(NotificationsDb db, PersonKeys keys, Actor actor, Clock clock, MailSettings settings) : IHandle<PrintLetters, Result>
    {
        public async Task<Outcome<Result>> Handle(PrintLetters command, CancellationToken ct)
        {
            var letters = command.Again is { } earlier
                ? await db.Letters.Where(l => l.PrintedAt == earlier && l.OrderedBy != actor.AccountId).OrderBy(l => l.WrittenAt).ThenBy(l => l.Id).ToListAsync(ct)
                : await db.Letters.FromSql(
                    $"""
                    select * from notifications.letter where printed_at is null and ordered_by is distinct from {actor.AccountId}
                    order by written_at, id limit {MostAtOnce} for update skip locked
                    """).ToListAsync(ct);
            await keys.LoadFor(letters.Select(l => l.PersonId), ct);
            // Microseconds: what PostgreSQL keeps, so that the time finds its batch again.
            var now = new DateTimeOffset(clock.Now.Ticks / 10 * 10, TimeSpan.Zero);
            var sheets = new List<Sheet>();
            foreach (var letter in letters)
            {
                if (keys.Holds(letter.PersonId))
                {
                    sheets.Add(SheetOf(letter.Content.Open()));
                }
                if (letter.PrintedAt is null)
                {
                    letter.Print(actor.AccountId, now);
                }
            }
            await db.SaveChangesAsync(ct);
            return new Result(command.Again ?? now, sheets);
        }

        private Sheet SheetOf(Contracts.Letter letter)
        {
            var text = TextOf.Find(letter.Template);
            var body = text.Fill(letter.Values, settings.PortalUrl);
            return new(letter.AddressLines, letter.RecipientName, text.Subject, body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
