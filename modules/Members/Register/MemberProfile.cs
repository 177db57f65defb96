using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Members.Register;

/// <summary>What the Kobe lists hold of a person (seed 004, 既存項目). All of it sealed under the person's own key.</summary>
internal sealed class MemberProfile : IPersonal, IVersioned
{
    public Guid Id { get; init; }
    public Guid PersonId => Id;
    public Guid EnterpriseId { get; init; }
    public Sealed<string> FamilyName { get; private set; } = null!;
    public Sealed<string> GivenName { get; private set; } = null!;
    public Sealed<string> FamilyKana { get; private set; } = null!;
    public Sealed<string> GivenKana { get; private set; } = null!;
    public Sealed<DateOnly> BornOn { get; private set; } = null!;
    public Sealed<string>? Sex { get; private set; }
    public Sealed<string>? Employment { get; private set; }
    public Sealed<string>? Workplace { get; private set; }
    public Sealed<DateOnly>? HiredOn { get; private set; }
    public Sealed<DateOnly>? MarriedOn { get; private set; }
    public Sealed<string>? EmployeeCode { get; private set; }

    /// <summary>Whether the search rows of the back office follow this version.</summary>
    public bool Indexed { get; set; }
    public int Version { get; set; }

    public static MemberProfile Of(Guid person, Guid enterprise, EmployeeContent content)
    {
        var profile = new MemberProfile { Id = person, EnterpriseId = enterprise };
        profile.Write(content);
        return profile;
    }

    public void Write(EmployeeContent content)
    {
        FamilyName = Sealed.Of(content.FamilyName);
        GivenName = Sealed.Of(content.GivenName);
        FamilyKana = Sealed.Of(content.FamilyKana);
        GivenKana = Sealed.Of(content.GivenKana);
        BornOn = Sealed.Of(content.BornOn);
        Sex = Sealed.OfNullable(content.Sex?.ToString());
        Employment = Sealed.OfNullable(content.Employment);
        Workplace = Sealed.OfNullable(content.Workplace);
        HiredOn = Sealed.OfNullable(content.HiredOn);
        MarriedOn = Sealed.OfNullable(content.MarriedOn);
        EmployeeCode = Sealed.OfNullable(content.EmployeeCode);
        Indexed = false;
    }

    public Person Open(MemberContact? contact) => new(
        Id, FamilyName.Open(), GivenName.Open(), FamilyKana.Open(), GivenKana.Open(), BornOn.Open(), OpenSex(),
        MarriedOn?.Open(), HiredOn?.Open(), contact?.PostalCode?.Open(), contact?.Address?.Open(), contact?.Phone?.Open(), contact?.Mail?.Open());

    public Sex? OpenSex() => Sex is null ? null : Enum.Parse<Sex>(Sex.Open());

    public static void Configure(EntityTypeBuilder<MemberProfile> entity)
    {
        entity.Ignore(x => x.PersonId);
        entity.Sealed(x => x.FamilyName);
        entity.Sealed(x => x.GivenName);
        entity.Sealed(x => x.FamilyKana);
        entity.Sealed(x => x.GivenKana);
        entity.Sealed(x => x.BornOn);
        entity.SealedOptional(x => x.Sex);
        entity.SealedOptional(x => x.Employment);
        entity.SealedOptional(x => x.Workplace);
        entity.SealedOptional(x => x.HiredOn);
        entity.SealedOptional(x => x.MarriedOn);
        entity.SealedOptional(x => x.EmployeeCode);
    }
}

/// <summary>Where the person is reached (seed 004, 追加項目 連絡先).</summary>
internal sealed class MemberContact : IPersonal, IVersioned
{
    private static readonly TimeSpan FormerLife = TimeSpan.FromDays(60);

    public Guid Id { get; init; }
    public Guid PersonId => Id;
    public Guid EnterpriseId { get; init; }
    public Sealed<string>? PostalCode { get; private set; }
    public Sealed<string>? Address { get; private set; }
    public Sealed<string>? Phone { get; private set; }
    public Sealed<string>? Mail { get; private set; }
    /// <summary>Where notices about money go as well, for a while. A second change within it does not take its place.</summary>
    public Sealed<ContactContent>? Former { get; private set; }
    public DateTimeOffset? FormerSince { get; private set; }

    /// <summary>Of the last change.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }
    public bool Indexed { get; set; }
    public int Version { get; set; }

    public static MemberContact Of(Guid person, Guid enterprise, ContactContent content)
    {
        var contact = new MemberContact { Id = person, EnterpriseId = enterprise };
        contact.Write(content);
        return contact;
    }

    /// <summary>The contact takes the place of another one, which is remembered.</summary>
    public void Replace(ContactContent content, DateTimeOffset at)
    {
        var before = Open();
        if ((before.PostalCode, before.Address, before.Mail) != (content.PostalCode, content.Address, content.Mail))
        {
            // Where it was before the first of several changes stays known, for as long as if there had been no other.
            (Former, FormerSince, ReplacedAt) = FormerAt(at) is null ? (Sealed.Of(before), at, at) : (Former, FormerSince, at);
        }
        Write(content);
    }

    /// <summary>Where the person was reached before; null when that is long ago.</summary>
    public ContactContent? FormerAt(DateTimeOffset at) => FormerSince > at - FormerLife ? Former?.Open() : null;

    private void Write(ContactContent content)
    {
        PostalCode = Sealed.OfNullable(content.PostalCode);
        Address = Sealed.OfNullable(content.Address);
        Phone = Sealed.OfNullable(content.Phone);
        Mail = Sealed.OfNullable(content.Mail);
        Indexed = false;
    }

    public ContactContent Open() => new(PostalCode?.Open(), Address?.Open(), Phone?.Open(), Mail?.Open());

    public static void Configure(EntityTypeBuilder<MemberContact> entity)
    {
        entity.Ignore(x => x.PersonId);
        entity.SealedOptional(x => x.PostalCode);
        entity.SealedOptional(x => x.Address);
        entity.SealedOptional(x => x.Phone);
        entity.SealedOptional(x => x.Mail);
        entity.SealedOptional(x => x.Former);
    }
}
