using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

/// <summary>An offering as staff type it, in the order of the page.</summary>
public sealed class OfferingForm
{
    public Guid? Id { get; set; }
    public int Version { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public TicketKind Kind { get; set; }
    public string? Place { get; set; }
    public string Picture { get; set; } = "park";
    public List<PriceModel> Prices { get; set; } = [];
    public DateInput SaleFrom { get; set; } = new();
    public string? SaleFromTime { get; set; } = "10:00";
    public DateInput SaleUntil { get; set; } = new();
    public string? SaleUntilTime { get; set; } = "17:00";
    public DateInput UseUntil { get; set; } = new();
    public DateInput HeldOn { get; set; } = new();
    public string? StartsAt { get; set; }
    public string? Seat { get; set; }
    public int ReturnDays { get; set; }
    public int LimitPerMember { get; set; } = 2;
    public int LimitPerHousehold { get; set; } = 4;
    public LimitPeriod LimitPeriod { get; set; }
    public int Capacity { get; set; }

    public static OfferingForm From(OfferingBoard.Row o) => new()
    {
        Id = o.Id,
        Version = o.Version,
        Title = o.Title,
        Text = o.Text,
        Kind = o.Kind,
        Place = o.Place,
        Picture = o.Picture,
        Prices = [.. o.Prices.Select(p => new PriceModel { Id = p.Id, Name = p.Name, Note = p.Note, Member = Figure(p.Member), Usual = Figure(p.Usual) })],
        SaleFrom = DateInput.From(Clock.DayOf(o.SaleFrom)),
        SaleFromTime = TimeOf(o.SaleFrom),
        SaleUntil = DateInput.From(Clock.DayOf(o.SaleUntil)),
        SaleUntilTime = TimeOf(o.SaleUntil),
        UseUntil = DateInput.From(o.UseUntil),
        HeldOn = o.Held is { } held ? DateInput.From(held.Day) : new(),
        StartsAt = o.Held?.StartsAt?.ToString("H:mm", CultureInfo.InvariantCulture),
        Seat = o.Held?.Seat,
        ReturnDays = o.ReturnDays,
        LimitPerMember = o.LimitPerMember,
        LimitPerHousehold = o.LimitPerHousehold,
        LimitPeriod = o.LimitPeriod,
        Capacity = o.Capacity,
    };

    /// <summary>Always some empty rows below the filled ones, so that a class can be added without script.</summary>
    public void AddEmptyRows()
    {
        Prices.RemoveAll(p => p.IsEmpty);
        Prices.AddRange(Enumerable.Range(0, Math.Max(1, 3 - Prices.Count)).Select(_ => new PriceModel()));
    }

    /// <returns>Null with the errors in the model state.</returns>
    public SaveOffering? Read(ModelStateDictionary errors)
    {
        var from = Moment(SaleFrom, SaleFromTime, "販売の始まり", nameof(SaleFrom), errors);
        var until = Moment(SaleUntil, SaleUntilTime, "販売の終わり", nameof(SaleUntil), errors);
        var held = Kind == TicketKind.Dated ? ReadHeld(errors) : null;
        DateOnly use = default;
        if (Kind != TicketKind.Dated && !UseUntil.TryRead("使える期限", out use, out var error))
        {
            errors.AddModelError($"Input.{nameof(UseUntil)}", error);
        }
        Prices.RemoveAll(p => p.IsEmpty); // a row is named by its place on the page that comes back
        SaveOffering.Price[] prices = [.. Prices.Select((p, row) => ReadPrice(p, row, errors))];
        return !errors.IsValid ? null : new SaveOffering(
            Id, Version, Title ?? "", Text ?? "", Kind, Place ?? "", Picture, from, until, use, ReturnDays, LimitPerMember, LimitPerHousehold, LimitPeriod, Capacity, prices, held);
    }

    private static SaveOffering.Price ReadPrice(PriceModel p, int row, ModelStateDictionary errors)
    {
        var member = ReadYen(p.Member, row, nameof(p.Member), "会員価格", errors);
        var usual = ReadYen(p.Usual, row, nameof(p.Usual), "通常の価格", errors);
        return new(p.Id, p.Name ?? "", p.Note ?? "", new Yen(member ?? -1), new Yen(usual ?? member ?? -1));
    }

    private static long? ReadYen(string? text, int row, string field, string label, ModelStateDictionary errors)
    {
        var yen = TypedYen.Read(text);
        if (yen is null && !string.IsNullOrWhiteSpace(text))
        {
            errors.AddModelError($"Input.{nameof(Prices)}[{row}].{field}", $"「{row + 1}行目の{label}」は、1,600のように数字で入力してください。");
        }
        return yen;
    }

    private SaveOffering.Performance ReadHeld(ModelStateDictionary errors)
    {
        if (!HeldOn.TryRead("使う日", out var day, out var error))
        {
            errors.AddModelError($"Input.{nameof(HeldOn)}", error);
        }
        TimeOnly? at = null;
        if (!string.IsNullOrWhiteSpace(StartsAt))
        {
            if (TimeOnly.TryParseExact(StartsAt, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                at = read;
            }
            else
            {
                errors.AddModelError($"Input.{nameof(StartsAt)}", "「始まる時刻」は18:30のように入力してください。");
            }
        }
        return new(day, at, Seat ?? "");
    }

    /// <summary>What differs from what is stored meanwhile: label, stored, typed.</summary>
    public IEnumerable<StaleDifference> Against(OfferingBoard.Row stored) =>
        StaleDifference.Between(Told(From(stored)), Told(this));

    private static IEnumerable<(string Label, string Value)> Told(OfferingForm f) =>
    [
        ("名称", f.Title ?? ""), ("説明", f.Text ?? ""), ("場所", f.Place ?? ""), ("種類", PublishModel.Kinds.Single(k => k.Value == f.Kind.ToString()).Text),
        ("券種と価格", string.Join("、", f.Prices.Where(p => !p.IsEmpty).Select(p => $"{p.Name} {Tidy(p.Member)}円（通常{Tidy(p.Usual)}円）"))),
        ("販売の始まり", Day(f.SaleFrom) + " " + f.SaleFromTime), ("販売の終わり", Day(f.SaleUntil) + " " + f.SaleUntilTime), ("使える期限", Day(f.UseUntil)), ("使う日", Day(f.HeldOn)), ("始まる時刻", f.StartsAt ?? ""), ("席", f.Seat ?? ""),
        ("取り消せる日数", $"{f.ReturnDays}日"), ("枚数の上限", $"1人{f.LimitPerMember}枚、世帯{f.LimitPerHousehold}枚"), ("在庫", $"{f.Capacity}枚"),
    ];

    private static string Figure(Yen yen) => yen.Amount.ToString(CultureInfo.InvariantCulture);
    private static string? Tidy(string? yen) => TypedYen.Read(yen) is { } read ? Figure(new Yen(read)) : yen;
    private static string Day(DateInput date) => date.TryRead(out var day, out _) ? JapaneseDates.Full(day) : "";
    private static string TimeOf(DateTimeOffset at) => Clock.InTokyo(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(DateInput date, string? time, string label, string field, ModelStateDictionary errors)
    {
        if (!date.TryRead(label, out var day, out var error))
        {
            errors.AddModelError($"Input.{field}", error);
        }
        else if (TimeOnly.TryParseExact(time, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return Clock.StartOf(day) + at.ToTimeSpan();
        }
        else
        {
            errors.AddModelError($"Input.{field}Time", $"「{label}の時刻」は10:00のように入力してください。");
        }
        return default;
    }

    public sealed class PriceModel
    {
        public Guid? Id { get; set; }
        public string? Name { get; set; }
        public string? Note { get; set; }
        public string? Member { get; set; }
        public string? Usual { get; set; }
        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Member) && string.IsNullOrWhiteSpace(Usual);
    }
}
