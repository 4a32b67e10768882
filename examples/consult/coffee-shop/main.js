const hour = new Date().getHours();
document.querySelector("#open").textContent = hour >= 7 && hour < 18 ? "We are open." : "We open at seven.";
