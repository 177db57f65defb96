using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

/// <summary>What the form asks.</summary>
public sealed partial class CorrectFilingModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whether the last day shown is of the day that was typed.</summary>
    public bool Tried => HttpMethods.IsPost(Request.Method) && !string.IsNullOrWhiteSpace(Input.RetiredOn) && Filing.WhyNot is null;

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「退職の日」を入力してください。")]
        public string? RetiredOn { get; set; }
        public string? Reason { get; set; }
    }
}
