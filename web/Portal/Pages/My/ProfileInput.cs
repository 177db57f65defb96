using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.My;

/// <summary>What the form asks.</summary>
public sealed partial class ProfileModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public sealed class InputModel
    {
        public string? PostalCode { get; set; }
        public string? Address { get; set; }
        public string? Phone { get; set; }
        public string? Mail { get; set; }
        public int Version { get; set; }

        public static InputModel Of(ContactContent contact, int version) =>
            new() { PostalCode = contact.PostalCode, Address = contact.Address, Phone = contact.Phone, Mail = contact.Mail, Version = version };

        /// <summary>Where it differs from what is stored: label, stored, typed.</summary>
        public IEnumerable<StaleDifference> Against(ContactContent stored) =>
            EmployeeWords.Between(stored, new ContactContent(PostalCode, Address, Phone, Mail)).Select(c => new StaleDifference(c.Item, c.Before, c.After));
    }
}
