using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>
/// Finds the member whom a row means: by member number, else by employee code, else by kana and birth date.
/// Never by a guess: what fits several people, or fits a number but not the person, is an error.
/// </summary>
internal sealed class RosterComparison
{
    private readonly IReadOnlyList<RosterMember> members;
    private readonly ColumnMatch match;
    private readonly bool numbersMayBeNew;
    private readonly Dictionary<MemberNumber, RosterMember> byNumber;
    private readonly ILookup<string, RosterMember> byCode, byKana, byName;
    private readonly Dictionary<Guid, int> taken = [];
    private readonly HashSet<Guid> held = [];
    private int faultsOfUnknown;

    private readonly List<RosterAddition> additions = [];
    private readonly List<RosterChange> changes = [];
    private readonly List<RosterLeaver> leavers = [];
    private readonly List<RosterMember> same = [];
    private readonly List<RosterRow> alreadyLeft = [];
    private readonly List<RosterError> errors = [];

    internal RosterComparison(IReadOnlyList<RosterMember> members, ColumnMatch match, bool numbersMayBeNew)
    {
        (this.members, this.match, this.numbersMayBeNew) = (members, match, numbersMayBeNew);
        byNumber = members.Where(m => m.Person.MemberNumber is not null).ToDictionary(m => m.Person.MemberNumber!.Value);
        byCode = members.Where(m => m.Person.EmployeeCode is not null).ToLookup(m => m.Person.EmployeeCode!);
        byKana = members.Where(m => m.Person.KanaKey is not null).ToLookup(m => m.Person.KanaKey!);
        byName = members.Where(m => m.Person.NameKey is not null).ToLookup(m => m.Person.NameKey!);
    }

    internal void Take(RosterRow row)
    {
        var errorsBefore = errors.Count;
        var member = Find(row);
        if (errors.Count > errorsBefore) Hold(row);
        else if (member is null) Add(row);
        else if (!taken.TryAdd(member.Id, row.Number))
            Error(row, IdentityField(row), $"{taken[member.Id]}行目と同じ会員です。", "どちらかの行を消すか、会員番号を直してください。");
        else if (row.Person.LeftOn is not null) leavers.Add(new(member, row));
        else if (RosterDiff.Differences(member.Person, row.Person) is { Count: > 0 } fields) changes.Add(new(member, row, fields));
        else same.Add(member);
    }

    /// <summary>Whoever a faulty row may mean is on the list, so nobody of them is taken for a leaver.</summary>
    internal void Hold(RosterRow row)
    {
        var (person, meant) = (row.Person, new List<RosterMember>());
        if (person.MemberNumber is { } number && byNumber.TryGetValue(number, out var member)) meant.Add(member);
        if (person.EmployeeCode is { } code) meant.AddRange(byCode[code]);
        if (person.KanaKey is { } kana) meant.AddRange(byKana[kana]);
        if (person.NameKey is { } name) meant.AddRange(byName[name]);
        held.UnionWith(meant.Select(m => m.Id));
        if (meant.Count == 0) faultsOfUnknown++;
    }

    internal RosterDiff Result(RosterMode mode, IReadOnlyList<RosterError> found)
    {
        if (mode == RosterMode.WholeList)
            leavers.AddRange(members.Where(m => !taken.ContainsKey(m.Id) && !held.Contains(m.Id)).Select(m => new RosterLeaver(m, null)));
        var onHold = members.Where(m => held.Contains(m.Id) && !taken.ContainsKey(m.Id)).ToList();
        return new(additions, changes, leavers, same, alreadyLeft, onHold, faultsOfUnknown, [.. found.Concat(errors).OrderBy(e => e.Row).ThenBy(e => e.Column)]);
    }

    private RosterMember? Find(RosterRow row)
    {
        var person = row.Person;
        if (person.MemberNumber is { } number)
        {
            if (byNumber.TryGetValue(number, out var member))
                return Fits(member, row, RosterField.MemberNumber, "会員番号を確かめてください。新しい人のときは、会員番号を空にします。");
            if (numbersMayBeNew) return null;
            Error(row, RosterField.MemberNumber, "この番号の会員は、この事業所にはいません。", "会員証の番号を確かめてください。新しい人は空にします。");
            return null;
        }
        if (person.EmployeeCode is { } code && byCode[code].ToList() is { Count: > 0 } coded)
        {
            if (coded.Count == 1) return Fits(coded[0], row, RosterField.EmployeeCode, "会員番号を入れてください。新しい人のときは、社員番号を確かめてください。");
            Error(row, RosterField.EmployeeCode, "同じ社員番号の会員が2人以上います。", "会員番号を入れてください。");
            return null;
        }
        return ByKanaAndBirth(row);
    }

    private RosterMember? ByKanaAndBirth(RosterRow row)
    {
        var person = row.Person;
        if (person is not { KanaKey: { } kana, BornOn: { } born }) return null;
        var alike = byKana[kana].Where(m => m.Person.BornOn == born).ToList();
        if (alike.Count == 0) return null;
        if (alike is [var only] && (person.EmployeeCode is null || only.Person.EmployeeCode is null)) return only;
        Error(row, IdentityField(row), alike.Count == 1 ? "社員番号の違う、同じ名前と生年月日の会員がいます。" : "同じ名前と生年月日の会員が2人以上います。", "会員番号の列を作り、会員番号を入れてください。");
        return null;
    }

    // A number that belongs to somebody with another name and another birth date was mistyped or reused.
    private RosterMember? Fits(RosterMember member, RosterRow row, RosterField field, string cure)
    {
        var (old, now) = (member.Person, row.Person);
        var otherKana = old.KanaKey is not null && now.KanaKey is not null && old.KanaKey != now.KanaKey;
        var otherBirth = old.BornOn is not null && now.BornOn is not null && old.BornOn != now.BornOn;
        if (!otherKana || !otherBirth) return member;
        Error(row, field, "この番号の会員とは、フリガナも生年月日も違います。", cure);
        return null;
    }

    private void Add(RosterRow row)
    {
        var person = row.Person;
        if (person.LeftOn is not null)
        {
            alreadyLeft.Add(row);
            return;
        }
        var before = errors.Count;
        if (person.Name is null) Missing(row, RosterField.Name, RosterField.FamilyName, "氏名", "氏名を入れてください。");
        if (person.Kana is null) Missing(row, RosterField.Kana, RosterField.FamilyKana, "フリガナ", "全角カタカナで入れてください。");
        if (person.BornOn is null) Missing(row, RosterField.BornOn, RosterField.BornOn, "生年月日", "生まれた日を入れてください。例：1980/1/2、S55.1.2");
        if (errors.Count == before) additions.Add(new(row));
    }

    private void Missing(RosterRow row, RosterField field, RosterField other, string name, string cure)
    {
        if (match.Has(field) || match.Has(other)) Error(row, match.Has(field) ? field : other, $"新しい人の{name}がありません。", cure);
        else errors.Add(RosterError.At(row.Number, 0, "", "", $"新しい人ですが、{name}の列がありません。", $"{name}の列を作り、{cure}"));
    }

    private RosterField IdentityField(RosterRow row) =>
        row.Person.MemberNumber is not null ? RosterField.MemberNumber
        : row.Person.EmployeeCode is not null ? RosterField.EmployeeCode
        : match.Has(RosterField.Kana) ? RosterField.Kana : RosterField.FamilyKana;

    private void Error(RosterRow row, RosterField field, string reason, string cure)
    {
        if (!match.Columns.TryGetValue(field, out var at)) errors.Add(RosterError.At(row.Number, 0, "", row.Person.Name?.Full ?? "", reason, cure));
        else errors.Add(RosterError.At(row.Number, at + 1, match.Header[at], row.Source[at], reason, cure));
    }
}
