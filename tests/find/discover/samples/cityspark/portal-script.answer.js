(function(){window.csparkPortal={ppid:77,slug:"FernGazette"};})();
