using System.Globalization;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

/// <summary>What staff type for an event, as text until it is read.</summary>
public sealed class EventForm
{
    private const int BlankLines = 3;

    public int Version { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Place { get; set; }
    public string Picture { get; set; } = "park";
    public WelfareMutual.Events.Happenings.Intake Intake { get; set; }
    public string? EntriesFrom { get; set; }
    public string? EntriesUntil { get; set; }
    public string? CancelUntil { get; set; }
    public int CompanionsMost { get; set; } = 3;
    public int LimitPerHousehold { get; set; } = 4;
    public List<SessionLine> Sessions { get; set; } = [];
    public List<ClassLine> Classes { get; set; } = [];

    public sealed class SessionLine
    {
        public Guid? Id { get; set; }
        public string? Day { get; set; }
        public string? StartsAt { get; set; }
        public string? Capacity { get; set; }
        internal bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Capacity);
    }

    public sealed class ClassLine
    {
        public Guid? Id { get; set; }
        public string? Name { get; set; }
        public ForWhom ForWhom { get; set; }
        public string? AgeFrom { get; set; }
        public string? AgeTo { get; set; }
        public string? Fee { get; set; }
        internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Fee);
    }

    public static EventForm Of(EventBoard.Row row) => new()
    {
        Version = row.Version,
        Title = row.Title,
        Text = row.Text,
        Place = row.Place,
        Picture = row.Picture,
        Intake = row.Intake,
        EntriesFrom = MomentText.Of(row.EntriesFrom),
        EntriesUntil = MomentText.Of(row.EntriesUntil),
        CancelUntil = MomentText.Of(row.CancelUntil),
        CompanionsMost = row.CompanionsMost,
        LimitPerHousehold = row.LimitPerHousehold,
        Sessions = [.. row.Sessions.Select(s => new SessionLine
        {
            Id = s.Id, Day = MomentText.Of(s.Day), StartsAt = s.StartsAt.ToString("H:mm", CultureInfo.InvariantCulture), Capacity = Figure(s.Capacity),
        })],
        Classes = [.. row.Classes.Select(c => new ClassLine
        {
            Id = c.Id, Name = c.Name, ForWhom = c.ForWhom, AgeFrom = Figure(c.AgeFrom), AgeTo = c.AgeTo is { } to ? Figure(to) : null, Fee = Figure(c.Fee.Amount),
        })],
    };

    public void AddBlankLines()
    {
        Sessions.AddRange(Enumerable.Range(0, BlankLines).Select(_ => new SessionLine()));
        Classes.AddRange(Enumerable.Range(0, BlankLines).Select(_ => new ClassLine()));
    }

    /// <returns>Null when something cannot be read; what and why was told.</returns>
    public SaveEvent? Read(Guid? id, Action<string, string> wrong)
    {
        var reading = new Reading(wrong);
        var (from, until, cancel) = (reading.Moment("EntriesFrom", "申込みの始まり", EntriesFrom),
            reading.Moment("EntriesUntil", "申込みの終わり", EntriesUntil), reading.Moment("CancelUntil", "取消しの期限", CancelUntil));
        var sessions = Sessions.Where(s => !s.IsEmpty).Select(s => new SaveEvent.Held(
            s.Id, reading.Day("Sessions", "開催日", s.Day), reading.Time("Sessions", s.StartsAt), reading.Number("Sessions", "定員", s.Capacity))).ToArray();
        var classes = Classes.Where(c => !c.IsEmpty).Select(c => new SaveEvent.Class(
            c.Id, c.Name ?? "", c.ForWhom, string.IsNullOrWhiteSpace(c.AgeFrom) ? 0 : reading.Number("Classes", "年齢", c.AgeFrom),
            string.IsNullOrWhiteSpace(c.AgeTo) ? null : reading.Number("Classes", "年齢", c.AgeTo), new Yen(reading.Number("Classes", "参加費", c.Fee)))).ToArray();
        return reading.Failed ? null : new SaveEvent(
            id, Version, Title ?? "", Text ?? "", Place ?? "", Picture, Intake, from, until, cancel, CompanionsMost, LimitPerHousehold, sessions, classes);
    }

    /// <summary>What differs from what is stored meanwhile: label, stored, typed.</summary>
    public static IEnumerable<StaleDifference> Against(EventBoard.Row stored, SaveEvent typed) =>
        StaleDifference.Between(Told(Of(stored).Read(stored.Id, (_, _) => { })!), Told(typed));

    private static IEnumerable<(string Label, string Value)> Told(SaveEvent e) =>
    [
        ("名称", e.Title.Trim()), ("説明", e.Text.Trim()), ("場所", e.Place.Trim()), ("絵", Pictures.All.FirstOrDefault(p => p.Value == e.Picture)?.Text ?? ""),
        ("受付の方法", EventWords.Intake(e.Intake)), ("申込みの始まり", MomentText.Of(e.EntriesFrom)), ("申込みの終わり", MomentText.Of(e.EntriesUntil)),
        ("取消しの期限", MomentText.Of(e.CancelUntil)), ("1件の同伴者", $"{e.CompanionsMost}人まで"), ("1世帯の合計", $"{e.LimitPerHousehold}人まで"),
        ("回と定員", string.Join("、", e.Sessions.Select(s => $"{MomentText.Of(s.Day)} {JapaneseDates.Clock(s.StartsAt)} 定員{s.Capacity}人"))),
        ("参加費", string.Join("、", e.Classes.Select(c => $"{c.Name.Trim()}（{EventWords.Whom(c.ForWhom)}、{c.AgeFrom}歳から{(c.AgeTo is { } to ? $"{to}歳未満" : "")}）{c.Fee}"))),
    ];

    private static string Figure(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Reading(Action<string, string> wrong)
    {
        public bool Failed { get; private set; }

        public DateTimeOffset Moment(string field, string label, string? text) =>
            MomentText.TryRead(label, text, out DateTimeOffset moment, out var error) ? moment : Fail<DateTimeOffset>(field, error);

        public DateOnly Day(string field, string label, string? text) =>
            MomentText.TryRead(label, text, out DateOnly day, out var error) ? day : Fail<DateOnly>(field, error);

        public TimeOnly Time(string field, string? text) =>
            TimeOnly.TryParseExact(Kernel.Text.Digits.Tidy(text), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time : Fail<TimeOnly>(field, "「開始」は 9:00 のように入力してください。");

        public int Number(string field, string label, string? text) =>
            int.TryParse(Kernel.Text.Digits.Tidy(text).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : Fail<int>(field, $"「{label}」は数字で入力してください。");

        private T Fail<T>(string field, string text)
        {
            Failed = true;
            wrong(field, text);
            return default!;
        }
    }
}
